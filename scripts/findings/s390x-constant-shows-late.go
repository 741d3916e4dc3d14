// goarch: s390x
// releases: 1.27

package main

import "fmt"

// The compiler learns late that m is never 5, and with it what the others are.
//
//go:noinline
func equal(k int) bool {
	a, n, b, m := uint64(0xfffffffffffffffe), uint8(1), uint64(0xffffffff), 0
	for i := 0; i < k; i++ {
		if m == 5 {
			a, n, b, m = 3, 3, 3, 5
		}
	}
	return uint64(int64(a)>>n) <= b
}

//go:noinline
func less(k int) bool {
	a, n, b, m := uint64(1<<32), uint8(1), uint64(1<<31), 0
	for i := 0; i < k; i++ {
		if m == 5 {
			a, n, b, m = 3, 3, 3, 5
		}
	}
	return a>>n < b
}

func main() {
	check("S390X.rules:1046", equal(3), false)
	check("S390X.rules:1047", less(3), false)
}

func check(rule string, got, want any) {
	verdict := "right"
	if got != want {
		verdict = "wrong"
	}
	fmt.Printf("%s %s: got %v, want %v\n", verdict, rule, got, want)
}
