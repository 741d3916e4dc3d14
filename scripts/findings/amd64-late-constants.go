// goarch: amd64
// releases: 1.27

package main

import "fmt"

// The byte keeps the loop from becoming conditional moves.

//go:noinline
func and(a uint32, k int) (uint64, uint8) {
	n, s, m := uint32(0xffffffff), uint8(2), 0
	for i := 0; i < k; i++ {
		if m == 5 {
			n, s, m = 3, 4, 5
		}
	}
	return uint64(a & n), s
}

//go:noinline
func sub(x int64, k int) (int64, uint8) {
	n, s, m := int64(-1<<31), uint8(2), 0
	for i := 0; i < k; i++ {
		if m == 5 {
			n, s, m = 3, 4, 5
		}
	}
	return x - n - n, s
}

//go:noinline
func add(x uint64, k int) uint64 {
	n, s, m := uint32(3), uint8(30), 0
	for i := 0; i < k; i++ {
		if m == 5 {
			n, s, m = 5, 7, 5
		}
	}
	return x + uint64(n<<s&0xc0000001)
}

//go:noinline
func or(x uint64, k int) uint64 {
	n, s, m := uint32(3), uint8(30), 0
	for i := 0; i < k; i++ {
		if m == 5 {
			n, s, m = 5, 7, 5
		}
	}
	return x | uint64(n<<s&0xc0000001)
}

//go:noinline
func shift(k int) uint64 {
	n, s, m := uint32(3), uint8(30), 0
	for i := 0; i < k; i++ {
		if m == 5 {
			n, s, m = 5, 7, 5
		}
	}
	return uint64(n<<s&0xc0000001) << 4
}

//go:noinline
func two(x uint64, k int) uint64 {
	n, s, m := uint32(3), uint8(30), 0
	for i := 0; i < k; i++ {
		if m == 5 {
			n, s, m = 5, 7, 5
		}
	}
	return x + 2*uint64(n<<s&0xc0000001)
}

//go:noinline
func four(x uint64, k int) uint64 {
	n, s, m := uint32(7), uint8(29), 0
	for i := 0; i < k; i++ {
		if m == 5 {
			n, s, m = 5, 7, 5
		}
	}
	return x + 4*uint64(n<<s&0xe0000001)
}

//go:noinline
func eight(x uint64, k int) uint64 {
	n, s, m := uint32(15), uint8(28), 0
	for i := 0; i < k; i++ {
		if m == 5 {
			n, s, m = 5, 7, 5
		}
	}
	return x + 8*uint64(n<<s&0xf0000001)
}

//go:noinline
func low(x uint64) uint64 {
	y, _ := and(uint32(x), 3)
	return y
}

func main() {
	difference, _ := sub(0, 3)
	check("AMD64.rules:1293", low(1<<40+5), 5)
	check("AMD64.rules:1319", uint64(difference), 1<<32)
	check("AMD64.rules:740", add(0, 3), 0xc0000000)
	check("AMD64.rules:762", or(0, 3), 0xc0000000)
	check("AMD64.rules:1122", two(0, 3), 0x180000000)
	check("AMD64.rules:1124", four(0, 3), 0x380000000)
	check("AMD64.rules:1126", eight(0, 3), 0x780000000)
	check("AMD64.rules:1354", shift(3), 0xc00000000)
}

func check(rule string, got, want uint64) {
	verdict := "right"
	if got != want {
		verdict = "wrong"
	}
	fmt.Printf("%s %s: got %#x, want %#x\n", verdict, rule, got, want)
}
