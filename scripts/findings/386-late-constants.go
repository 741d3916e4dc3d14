// goarch: 386
// releases: 1.27

package main

import "fmt"

// The byte keeps the loop from becoming conditional moves.

//go:noinline
func half(k int) (int16, uint8) {
	n, s, m := int16(-1<<15), uint8(0), 0
	for i := 0; i < k; i++ {
		if m == 5 {
			n, s, m = 3, 4, 5
		}
	}
	return -(n >> s) >> 15, s
}

//go:noinline
func quarter(k int) (int8, uint8) {
	n, s, m := int8(-1<<7), uint8(0), 0
	for i := 0; i < k; i++ {
		if m == 5 {
			n, s, m = 3, 4, 5
		}
	}
	return -(n >> s) >> 7, s
}

func main() {
	word, _ := half(3)
	octet, _ := quarter(3)
	check("386.rules:898", int(word), -1)
	check("386.rules:899", int(octet), -1)
}

func check(rule string, got, want int) {
	verdict := "right"
	if got != want {
		verdict = "wrong"
	}
	fmt.Printf("%s %s: got %d, want %d\n", verdict, rule, got, want)
}
