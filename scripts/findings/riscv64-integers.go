// goarch: riscv64
// releases: 1.27

package main

import "fmt"

//go:noinline
func byteOf(v uint8, z uint64) int8 {
	u := v & 0x40
	x := int8(int16(int8(u)) + int16(u))
	return x >> (z | 64)
}

//go:noinline
func half(v uint16, z uint64) int16 {
	u := v & 0x4000
	x := int16(int32(int16(u)) + int32(u))
	return x >> (z | 64)
}

//go:noinline
func shr(x uint32, k int) uint64 {
	n, m := uint64(0), 0
	for i := 0; i < k; i++ {
		if m == 5 {
			n, m = 3, 5
		}
	}
	return uint64(x) >> n
}

func main() {
	check("RISCV64.rules:699 RISCV64.rules:789", byteOf(64, 0), int8(-1))
	check("RISCV64.rules:700 RISCV64.rules:789", half(0x4000, 0), int16(-1))
	check("RISCV64.rules:696", shr(1<<31, 3), uint64(1<<31))
}

func check(rule string, got, want any) {
	verdict := "right"
	if got != want {
		verdict = "wrong"
	}
	fmt.Printf("%s %s: got %v, want %v\n", verdict, rule, got, want)
}
