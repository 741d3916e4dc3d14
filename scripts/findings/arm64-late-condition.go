// goarch: arm64
// releases: 1.27

package main

import "fmt"

var stored int

// What n and s are is known after the comparison could be folded, and before it is lowered; the store keeps the
// loop from becoming conditional moves.
//
//go:noinline
func inverted(a, b, k int) int {
	n, s, m := uint64(3), uint8(30), 0
	for i := 0; i < k; i++ {
		if m == 5 {
			n, s, m = 5, 7, 5
			stored = i
		}
	}
	r := a
	if n<<s&0xc0000001 > 100 {
		r = ^b
	}
	return r
}

func main() {
	check("ARM64.rules:1409", inverted(1, 2, 3), ^2)
}

func check(rule string, got, want any) {
	verdict := "right"
	if got != want {
		verdict = "wrong"
	}
	fmt.Printf("%s %s: got %v, want %v\n", verdict, rule, got, want)
}
