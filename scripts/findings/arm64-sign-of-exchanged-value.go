// goarch: arm64
// releases: 1.27

package main

import "fmt"

//go:noinline
func less(a, b, x, y int64) bool { return (a+b)-x*y < 0 }

//go:noinline
func atLeast(a, b, x, y int64) bool { return (a+b)-x*y >= 0 }

func main() {
	check("ARM64.rules:1388", less(-1<<63, 0, 0, 5), true)
	check("ARM64.rules:1389", atLeast(-1<<63, 0, 0, 5), false)
}

func check(rule string, got, want any) {
	verdict := "right"
	if got != want {
		verdict = "wrong"
	}
	fmt.Printf("%s %s: got %v, want %v\n", verdict, rule, got, want)
}
