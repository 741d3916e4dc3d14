// goarch: mips mipsle
// releases: 1.27

package main

import "fmt"

//go:noinline
func by32(a, b int8, y uint32) int8 { return (a + b) >> y }

//go:noinline
func by16(a, b int8, y uint16) int8 { return (a + b) >> y }

//go:noinline
func by8(a, b int8, y uint8) int8 { return (a + b) >> y }

func main() {
	check("MIPS.rules:116", by32(127, 127, 1), int8(-1))
	check("MIPS.rules:116", by32(64, 64, 1), int8(-64))
	check("MIPS.rules:117", by16(127, 127, 1), int8(-1))
	check("MIPS.rules:118", by8(127, 127, 1), int8(-1))
}

func check(rule string, got, want any) {
	verdict := "right"
	if got != want {
		verdict = "wrong"
	}
	fmt.Printf("%s %s: got %v, want %v\n", verdict, rule, got, want)
}
