// goarch: mips64le
// releases: 1.27
// large: 4 GiB of memory

package main

import "fmt"

type big [1<<32 + 16]byte

//go:noinline
func zero(p *big) { *p = big{} }

func main() {
	p := new(big)
	p[1<<31], p[1<<32+15] = 1, 1
	zero(p)
	check("MIPS64.rules:314", p[1<<31], byte(0))
	check("MIPS64.rules:314", p[1<<32+15], byte(0))
}

func check(rule string, got, want any) {
	verdict := "right"
	if got != want {
		verdict = "wrong"
	}
	fmt.Printf("%s %s: got %v, want %v\n", verdict, rule, got, want)
}
