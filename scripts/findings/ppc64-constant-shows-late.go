// goarch: ppc64le
// releases: 1.27

package main

import (
	"fmt"
	"math/bits"
)

var stored int

// The compiler learns late that m is never 5, and with it that the mask goes around and the shift is by 0.
//
//go:noinline
func masked(x uint32, k int) uint64 {
	mask, n, m := uint64(0xffffffbf), uint64(0), 0
	for i := 0; i < k; i++ {
		if m == 5 {
			stored = i
			mask, n, m = 3, 3, 5
		}
	}
	return mask & uint64(x>>n)
}

//go:noinline
func shifted(x uint32, k int) uint64 {
	n, m := uint64(0), 0
	for i := 0; i < k; i++ {
		if m == 5 {
			stored = i
			n, m = 3, 5
		}
	}
	return uint64(bits.RotateLeft32(x, 4)&0xf000000f) << n
}

//go:noinline
func chosen(x, y uint64, k int) uint64 {
	a, n, b, m := uint64(0), uint8(1), uint64(1), 0
	for i := 0; i < k; i++ {
		if m == 5 {
			stored = i
			a, n, b, m = 3, 3, 3, 5
		}
	}
	r := y
	if int64((a>>n)&a) <= int64(b) {
		r = x
	}
	return r
}

func main() {
	check("PPC64.rules:169", masked(1, 3), uint64(1))
	check("PPC64.rules:185", shifted(0x0f000000, 3), uint64(0xf0000000))
	check("PPC64.rules:975", chosen(0, 1, 3), uint64(0))
}

func check(rule string, got, want any) {
	verdict := "right"
	if got != want {
		verdict = "wrong"
	}
	fmt.Printf("%s %s: got %v, want %v\n", verdict, rule, got, want)
}
