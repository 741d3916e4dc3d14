// goarch: ppc64le ppc64
// releases: 1.19 1.27

package main

import "fmt"

//go:noinline
func unsigned(x uint32) uint64 { return uint64(uint16(x >> 4)) }

//go:noinline
func signed(x int32) int64 { return int64(int16(x >> 4)) }

func main() {
	check("PPC64.rules:638", unsigned(0x12345678), uint64(0x4567))
	check("PPC64.rules:638", signed(0x12345678), int64(0x4567))
}

func check(rule string, got, want any) {
	verdict := "right"
	if got != want {
		verdict = "wrong"
	}
	fmt.Printf("%s %s: got %v, want %v\n", verdict, rule, got, want)
}
