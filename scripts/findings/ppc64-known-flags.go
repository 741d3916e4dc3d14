// goarch: ppc64le
// releases: 1.27
// gcflags: -d=ssa/prove/off=1

package main

import "fmt"

//go:noinline
func atMost(x uint64, a, b int) int {
	r := a
	if x&3 <= 10 {
		r = b
	}
	return r
}

func main() {
	check("PPC64.rules:975", atMost(2, 1, 2), 2)
}

func check(rule string, got, want any) {
	verdict := "right"
	if got != want {
		verdict = "wrong"
	}
	fmt.Printf("%s %s: got %v, want %v\n", verdict, rule, got, want)
}
