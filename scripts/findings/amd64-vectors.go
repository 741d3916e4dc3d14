// goarch: amd64
// releases: 1.27
// experiment: simd

package main

import (
	"fmt"
	"math"
	"simd/archsimd"
)

//go:noinline
func maxOfLoaded(p []float32, x archsimd.Float32x8) archsimd.Float32x8 {
	return archsimd.LoadFloat32x8(p).Max(x)
}

//go:noinline
func blended(x, y archsimd.Int32x4, d archsimd.Int8x16, m archsimd.Mask8x16) archsimd.Int8x16 {
	if archsimd.X86.AVX512() {
		return x.Add(y).AsInt8x16().IfElse(m, d)
	}
	return d
}

//go:noinline
func extended(x archsimd.Int8x16, a, b archsimd.Int8x64) archsimd.Int8x64 {
	return x.ExtendToInt32().AsInt8x64().Masked(a.Less(b))
}

//go:noinline
func packed(x, y archsimd.Int32x4) archsimd.Int32x4 {
	if archsimd.X86.AVX512() {
		return x.SaturateToInt16Concat(y).AsInt32x4().Masked(archsimd.Mask32x4FromBits(1))
	}
	return x
}

// The count is known to be zero only after rules for the machine have run.
//
//go:noinline
func shifted(x, a, b archsimd.Int32x16, k int) archsimd.Int32x16 {
	n, s, m := uint64(3), uint8(30), 0
	for i := 0; i < k; i++ {
		if m == 5 {
			n, s, m = 5, 7, 5
		}
	}
	return x.ShiftAllLeft(n << s & 0x3f).Masked(a.Less(b))
}

//go:noinline
func bothNaN64(x, y archsimd.Float64x8) uint8 {
	return x.IsNaN().And(y.IsNaN()).ToBits()
}

//go:noinline
func bothNaN32(x, y archsimd.Float32x16) uint16 {
	return x.IsNaN().And(y.IsNaN()).ToBits()
}

//go:noinline
func subtractedInOdd(x, y, z archsimd.Float32x4) archsimd.Float32x4 {
	return x.MulAddEvenSubOdd(y, z)
}

//go:noinline
func subtractedInEven(x, y, z archsimd.Float64x2) archsimd.Float64x2 {
	return x.MulAddOddSubEven(y, z)
}

//go:noinline
func assisted(x archsimd.Uint32x4) archsimd.Uint32x4 {
	return x.AESRoundKeyGenAssist(1)
}

func main() {
	var loaded [8]float32
	maxOfLoaded([]float32{float32(math.NaN()), 0, 0, 0, 0, 0, 0, 0}, archsimd.BroadcastFloat32x8(1)).Store(loaded[:])
	check("simdAMD64.rules:3003", loaded[0] == 1, true)
	if archsimd.X86.AVXAES() {
		var key [4]uint32
		assisted(archsimd.LoadUint32x4Array(&[4]uint32{0, 1, 2, 3})).StoreArray(&key)
		check("simdAMD64.rules:16", key, [4]uint32{0x63636362, 0x6363637c, 0x77636362, 0x6363637b})
	}
	if archsimd.X86.FMA() {
		var sums [4]float32
		x, y := archsimd.BroadcastFloat32x4(10), archsimd.BroadcastFloat32x4(1)
		subtractedInOdd(x, y, y).Store(sums[:])
		check("simdAMD64.rules:680", [2]float32(sums[:2]), [2]float32{11, 9})
		var doubles [2]float64
		p, q := archsimd.BroadcastFloat64x2(10), archsimd.BroadcastFloat64x2(1)
		subtractedInEven(p, q, q).Store(doubles[:])
		check("simdAMD64.rules:689", doubles, [2]float64{9, 11})
	}
	if !archsimd.X86.AVX512() {
		return
	}
	var bytes [16]int8
	three := archsimd.BroadcastInt32x4(0x0303)
	blended(three, three, archsimd.Int8x16{}, archsimd.Mask8x16FromBits(1)).Store(bytes[:])
	check("simdAMD64.rules:2212", bytes[0], 6)

	var wide [64]int8
	least := [64]int8{-1}
	extended(archsimd.BroadcastInt8x16(-1), archsimd.LoadInt8x64(least[:]), archsimd.Int8x64{}).Store(wide[:])
	check("simdAMD64.rules:1621", wide[1], 0)

	var words [4]int32
	packed(archsimd.BroadcastInt32x4(1), archsimd.BroadcastInt32x4(1)).Store(words[:])
	check("simdAMD64.rules:1811", words[0], 0x10001)

	var shiftedTo [16]int32
	shifted(archsimd.BroadcastInt32x16(7), archsimd.Int32x16{}, archsimd.Int32x16{}, 3).Store(shiftedTo[:])
	check("simdAMD64.rules:1401", shiftedTo[0], 0)

	nan := math.NaN()
	check("AMD64.rules:1748", bothNaN64(archsimd.BroadcastFloat64x8(nan), archsimd.Float64x8{}), 0)
	check("AMD64.rules:1749", bothNaN32(archsimd.BroadcastFloat32x16(float32(nan)), archsimd.Float32x16{}), 0)
}

func check[T comparable](rule string, got, want T) {
	verdict := "right"
	if got != want {
		verdict = "wrong"
	}
	fmt.Printf("%s %s: got %v, want %v\n", verdict, rule, got, want)
}
