// goarch: mips64 mips64le
// releases: 1.27

package main

import "fmt"

//go:noinline
func mod(x uint64, k int) uint64 {
	n, m := uint64(1<<40), 0
	for i := 0; i < k; i++ {
		if m == 5 {
			n, m = 3, 5
		}
	}
	return x % n
}

func main() {
	check("MIPS64.rules:694", mod(1<<63+3<<40+7, 3), uint64(7))
}

func check(rule string, got, want any) {
	verdict := "right"
	if got != want {
		verdict = "wrong"
	}
	fmt.Printf("%s %s: got %v, want %v\n", verdict, rule, got, want)
}
