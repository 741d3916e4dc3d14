// goarch: riscv64
// releases: 1.21

package main

import "fmt"

//go:noinline
func less(x int64) bool { return x|16 < 10 }

func main() {
	check("RISCV64.rules:824", less(-1<<40), true)
}

func check(rule string, got, want any) {
	verdict := "right"
	if got != want {
		verdict = "wrong"
	}
	fmt.Printf("%s %s: got %v, want %v\n", verdict, rule, got, want)
}
