// goarch: amd64 arm64 riscv64
// releases: 1.27

package main

import "fmt"

//go:noinline
func ror(x uint64, p, q bool) uint64 {
	n, m := ^uint64(0), uint64(65)
	var a, b uint64
	for {
		if p {
			a = x << n
			b = x >> m
			if q {
				break
			}
			return 1
		}
		p = !q
	}
	return a | b
}

//go:noinline
func masked(x uint64, p, q bool) uint64 {
	n := ^uint64(0)
	var a uint64
	for {
		if p {
			a = x >> n
			if q {
				break
			}
			return 1
		}
		p = !q
	}
	return (a & 6) << 2
}

func main() {
	check("generic.rules:2166", ror(1, true, true), uint64(0))
	check("generic.rules:578", masked(1, true, true), uint64(0))
}

func check(rule string, got, want any) {
	verdict := "right"
	if got != want {
		verdict = "wrong"
	}
	fmt.Printf("%s %s: got %v, want %v\n", verdict, rule, got, want)
}
