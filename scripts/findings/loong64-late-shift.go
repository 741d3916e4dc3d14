// goarch: loong64
// releases: 1.27

package main

import "fmt"

//go:noinline
func shl(x uint64, p, q bool, k int) uint64 {
	n, one, m := uint64(130), uint8(1), 0
	for i := 0; i < k; i++ {
		if m == 5 {
			n, one, m = 3, 2, 5
		}
	}
	var y uint64
	for {
		if p {
			y = n >> one & 63
			if q {
				break
			}
			return 1
		}
		p = !q
	}
	return x << y
}

//go:noinline
func shr(x uint64, p, q bool, k int) uint64 {
	n, one, m := uint64(130), uint8(1), 0
	for i := 0; i < k; i++ {
		if m == 5 {
			n, one, m = 3, 2, 5
		}
	}
	var y uint64
	for {
		if p {
			y = n >> one & 63
			if q {
				break
			}
			return 1
		}
		p = !q
	}
	return x >> y
}

//go:noinline
func sar(x int64, p, q bool, k int) int64 {
	n, one, m := uint64(130), uint8(1), 0
	for i := 0; i < k; i++ {
		if m == 5 {
			n, one, m = 3, 2, 5
		}
	}
	var y uint64
	for {
		if p {
			y = n >> one & 63
			if q {
				break
			}
			return 1
		}
		p = !q
	}
	return x >> y
}

//go:noinline
func shl32(x uint32, p, q bool, k int) uint32 {
	n, one, m := uint64(66), uint8(1), 0
	for i := 0; i < k; i++ {
		if m == 5 {
			n, one, m = 3, 2, 5
		}
	}
	var y uint64
	for {
		if p {
			y = n >> one & 31
			if q {
				break
			}
			return 1
		}
		p = !q
	}
	return x << y
}

//go:noinline
func shr32(x uint32, p, q bool, k int) uint32 {
	n, one, m := uint64(66), uint8(1), 0
	for i := 0; i < k; i++ {
		if m == 5 {
			n, one, m = 3, 2, 5
		}
	}
	var y uint64
	for {
		if p {
			y = n >> one & 31
			if q {
				break
			}
			return 1
		}
		p = !q
	}
	return x >> y
}

//go:noinline
func sar32(x int32, p, q bool, k int) int32 {
	n, one, m := uint64(66), uint8(1), 0
	for i := 0; i < k; i++ {
		if m == 5 {
			n, one, m = 3, 2, 5
		}
	}
	var y uint64
	for {
		if p {
			y = n >> one & 31
			if q {
				break
			}
			return 1
		}
		p = !q
	}
	return x >> y
}

func main() {
	check("LOONG64.rules:704", shl32(1, true, true, 3), uint32(2))
	check("LOONG64.rules:705", shl(1, true, true, 3), uint64(2))
	check("LOONG64.rules:706", shr32(8, true, true, 3), uint32(4))
	check("LOONG64.rules:707", shr(8, true, true, 3), uint64(4))
	check("LOONG64.rules:708", sar32(8, true, true, 3), int32(4))
	check("LOONG64.rules:709", sar(8, true, true, 3), int64(4))
}

func check(rule string, got, want any) {
	verdict := "right"
	if got != want {
		verdict = "wrong"
	}
	fmt.Printf("%s %s: got %v, want %v\n", verdict, rule, got, want)
}
