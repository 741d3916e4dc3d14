// The generic ops of Go's genericOps.go, as the Go language says what they mean: an expression for each, which the
// compiler compiles. Ops that the compiler makes by itself (high products, averages, masks) have a definition in
// math/big or math/bits. Where Go panics the result is 0, and not compared.
package main

import (
	"fmt"
	"math"
	"math/big"
	"math/bits"
	"sync/atomic"
	"unsafe"
)

type signed interface {
	int8 | int16 | int32 | int64
}
type unsigned interface {
	uint8 | uint16 | uint32 | uint64
}
type integer interface{ signed | unsigned }

func unary[A, R integer](name string, f func(A) R) {
	row(name, func(a, _, _ uint64) (uint64, byte) { return uint64(f(A(a))), 0 })
}

func binary2[A, B, R integer](name string, f func(A, B) R) {
	row(name, func(a, b, _ uint64) (uint64, byte) { return uint64(f(A(a), B(b))), 0 })
}

func ternary[T, R integer](name string, f func(a, b, c T) R) {
	row(name, func(a, b, c uint64) (uint64, byte) { return uint64(f(T(a), T(b), T(c))), 0 })
}

func pair[A, R, S integer](name string, f func(A, A) (R, S)) {
	binary2(name+".0", func(a, b A) R { first, _ := f(a, b); return first })
	binary2(name+".1", func(a, b A) S { _, second := f(a, b); return second })
}

func pairOfThree[T, R, S integer](name string, f func(a, b, c T) (R, S)) {
	ternary(name+".0", func(a, b, c T) R { first, _ := f(a, b, c); return first })
	ternary(name+".1", func(a, b, c T) S { _, second := f(a, b, c); return second })
}

// A condition, through a branch.
func decision[T integer](name string, f func(T, T) bool) {
	binary2(name, func(a, b T) uint8 {
		if f(a, b) {
			return 1
		}
		return 0
	})
}

func truth(b bool) uint8 {
	if b {
		return 1
	}
	return 0
}

func isTrue(a uint8) bool { return a != 0 }

// Arithmetic.

func add[T integer](x, y T) T      { return x + y }
func subtract[T integer](x, y T) T { return x - y }
func multiply[T integer](x, y T) T { return x * y }
func negate[T integer](x T) T      { return -x }
func complement[T integer](x T) T  { return ^x }
func and[T integer](x, y T) T      { return x & y }
func or[T integer](x, y T) T       { return x | y }
func xor[T integer](x, y T) T      { return x ^ y }

func divide[T integer](x, y T) T {
	if y == 0 {
		return 0
	}
	return x / y
}

func remainder[T integer](x, y T) T {
	if y == 0 {
		return 0
	}
	return x % y
}

func equal[T integer](x, y T) bool       { return x == y }
func notEqual[T integer](x, y T) bool    { return x != y }
func less[T integer](x, y T) bool        { return x < y }
func lessOrEqual[T integer](x, y T) bool { return x <= y }

func convert[A, R integer](x A) R { return R(x) }

func left[T integer, N unsigned](x T, n N) T  { return x << n }
func right[T integer, N unsigned](x T, n N) T { return x >> n }

// The count is known to be below the width.

func leftBounded[T integer, N unsigned](x T, n N) T {
	return x << (n & N(8*unsafe.Sizeof(x)-1))
}
func rightBounded[T integer, N unsigned](x T, n N) T {
	return x >> (n & N(8*unsafe.Sizeof(x)-1))
}

func shifts[S signed, U, N unsigned](k, n int) {
	binary2(fmt.Sprintf("Lsh%dx%d 0", k, n), left[U, N])
	binary2(fmt.Sprintf("Lsh%dx%d 1", k, n), leftBounded[S, N])
	binary2(fmt.Sprintf("Rsh%dx%d 0", k, n), right[S, N])
	binary2(fmt.Sprintf("Rsh%dx%d 1", k, n), rightBounded[S, N])
	binary2(fmt.Sprintf("Rsh%dUx%d 0", k, n), right[U, N])
	binary2(fmt.Sprintf("Rsh%dUx%d 1", k, n), rightBounded[U, N])
}

func constant[T integer](name string, f func() T) {
	row(name, func(_, _, _ uint64) (uint64, byte) { return uint64(f()), 0 })
}

// The rows of one width.
func integers[S signed, U unsigned](k int) {
	named := func(name string) string { return fmt.Sprintf(name, k) }
	binary2(named("Add%d"), add[S])
	binary2(named("Sub%d"), subtract[S])
	binary2(named("Mul%d"), multiply[S])
	unary(named("Neg%d"), negate[S])
	unary(named("Com%d"), complement[U])
	binary2(named("And%d"), and[U])
	binary2(named("Or%d"), or[U])
	binary2(named("Xor%d"), xor[U])
	fixUp := ""
	if k > 8 {
		fixUp = " 0"
	}
	binary2(named("Div%d")+fixUp, divide[S])
	binary2(named("Div%du"), divide[U])
	binary2(named("Mod%d")+fixUp, remainder[S])
	binary2(named("Mod%du"), remainder[U])
	decision(named("Eq%d"), equal[S])
	decision(named("Neq%d"), notEqual[S])
	decision(named("Less%d"), less[S])
	decision(named("Less%dU"), less[U])
	decision(named("Leq%d"), lessOrEqual[S])
	decision(named("Leq%dU"), lessOrEqual[U])
	shifts[S, U, uint8](k, 8)
	shifts[S, U, uint16](k, 16)
	shifts[S, U, uint32](k, 32)
	shifts[S, U, uint64](k, 64)
	constant(named("Const%d 0"), func() S { return 0 })
	constant(named("Const%d 1"), func() S { return 1 })
	constant(named("Const%d -1"), func() S { return -1 })
	constant(named("Const%d -128"), func() S { return -128 })
}

func extensions() {
	unary("SignExt8to16", convert[int8, int16])
	unary("SignExt8to32", convert[int8, int32])
	unary("SignExt8to64", convert[int8, int64])
	unary("SignExt16to32", convert[int16, int32])
	unary("SignExt16to64", convert[int16, int64])
	unary("SignExt32to64", convert[int32, int64])
	unary("ZeroExt8to16", convert[uint8, uint16])
	unary("ZeroExt8to32", convert[uint8, uint32])
	unary("ZeroExt8to64", convert[uint8, uint64])
	unary("ZeroExt16to32", convert[uint16, uint32])
	unary("ZeroExt16to64", convert[uint16, uint64])
	unary("ZeroExt32to64", convert[uint32, uint64])
	unary("Trunc16to8", convert[int16, int8])
	unary("Trunc32to8", convert[uint32, uint8])
	unary("Trunc32to16", convert[int32, int16])
	unary("Trunc64to8", convert[uint64, uint8])
	unary("Trunc64to16", convert[int64, int16])
	unary("Trunc64to32", convert[uint64, uint32])
}

// Package math/bits.

func bitsOf[T unsigned](k int, trailing, length, ones func(T) int, reverse func(T) T, rotate func(T, int) T) {
	named := func(name string) string { return fmt.Sprintf(name, k) }
	count := func(f func(T) int) func(T) int64 { return func(a T) int64 { return int64(f(a)) } }
	unary(named("Ctz%d"), count(trailing))
	unary(named("Ctz%dNonZero"), count(func(a T) int {
		if a == 0 {
			return 0
		}
		return trailing(a)
	}))
	unary(named("BitLen%d"), count(length))
	unary(named("PopCount%d"), count(ones))
	unary(named("BitRev%d"), reverse)
	binary2(named("RotateLeft%d"), func(a T, n int8) T { return rotate(a, int(n)) })
}

// Each is called where it is named, so that the compiler sees the intrinsic.
func packageBits() {
	bitsOf(8,
		func(a uint8) int { return bits.TrailingZeros8(a) },
		func(a uint8) int { return bits.Len8(a) },
		func(a uint8) int { return bits.OnesCount8(a) },
		func(a uint8) uint8 { return bits.Reverse8(a) },
		func(a uint8, n int) uint8 { return bits.RotateLeft8(a, n) })
	bitsOf(16,
		func(a uint16) int { return bits.TrailingZeros16(a) },
		func(a uint16) int { return bits.Len16(a) },
		func(a uint16) int { return bits.OnesCount16(a) },
		func(a uint16) uint16 { return bits.Reverse16(a) },
		func(a uint16, n int) uint16 { return bits.RotateLeft16(a, n) })
	bitsOf(32,
		func(a uint32) int { return bits.TrailingZeros32(a) },
		func(a uint32) int { return bits.Len32(a) },
		func(a uint32) int { return bits.OnesCount32(a) },
		func(a uint32) uint32 { return bits.Reverse32(a) },
		func(a uint32, n int) uint32 { return bits.RotateLeft32(a, n) })
	bitsOf(64,
		func(a uint64) int { return bits.TrailingZeros64(a) },
		func(a uint64) int { return bits.Len64(a) },
		func(a uint64) int { return bits.OnesCount64(a) },
		func(a uint64) uint64 { return bits.Reverse64(a) },
		func(a uint64, n int) uint64 { return bits.RotateLeft64(a, n) })
	unary("Bswap16", func(a uint16) uint16 { return bits.ReverseBytes16(a) })
	unary("Bswap32", func(a uint32) uint32 { return bits.ReverseBytes32(a) })
	unary("Bswap64", func(a uint64) uint64 { return bits.ReverseBytes64(a) })

	pair("Mul32uhilo", func(a, b uint32) (uint32, uint32) { return bits.Mul32(a, b) })
	pair("Mul64uhilo", func(a, b uint64) (uint64, uint64) { return bits.Mul64(a, b) })
	pairOfThree("Add64carry", func(a, b, c uint64) (uint64, uint64) { return bits.Add64(a, b, c) })
	pairOfThree("Sub64borrow", func(a, b, c uint64) (uint64, uint64) { return bits.Sub64(a, b, c) })
	pairOfThree("Div128u", func(high, low, by uint64) (uint64, uint64) {
		if by <= high {
			return 0, 0
		}
		return bits.Div64(high, low, by)
	})
}

// Exactly, and then the bits from a place on.
func high[T integer](at uint, product *big.Int) T {
	shifted := new(big.Int).Rsh(product, at) // rounds down
	return T(new(big.Int).And(shifted, new(big.Int).SetUint64(math.MaxUint64)).Uint64())
}

func bigSigned(a, b int64) (*big.Int, *big.Int) { return big.NewInt(a), big.NewInt(b) }
func bigUnsigned(a, b uint64) (*big.Int, *big.Int) {
	return new(big.Int).SetUint64(a), new(big.Int).SetUint64(b)
}

func product(a, b *big.Int) *big.Int { return new(big.Int).Mul(a, b) }

// What the compiler makes of multiplications and divisions.
func wideProducts() {
	binary2("Hmul32", func(a, b int32) int32 { return high[int32](32, product(bigSigned(int64(a), int64(b)))) })
	binary2("Hmul64", func(a, b int64) int64 { return high[int64](64, product(bigSigned(a, b))) })
	binary2("Hmul32u", func(a, b uint32) uint32 {
		return high[uint32](32, product(bigUnsigned(uint64(a), uint64(b))))
	})
	binary2("Hmul64u", func(a, b uint64) uint64 { return high[uint64](64, product(bigUnsigned(a, b))) })
	pair("Mul32uover", func(a, b uint32) (uint32, uint8) {
		return a * b, truth(product(bigUnsigned(uint64(a), uint64(b))).BitLen() > 32)
	})
	pair("Mul64uover", func(a, b uint64) (uint64, uint8) {
		return a * b, truth(product(bigUnsigned(a, b)).BitLen() > 64)
	})
	binary2("Avg32u", func(a, b uint32) uint32 { return uint32((uint64(a) + uint64(b)) / 2) })
	binary2("Avg64u", func(a, b uint64) uint64 {
		x, y := bigUnsigned(a, b)
		return high[uint64](1, x.Add(x, y))
	})
	binary2("Min64", func(a, b int64) int64 { return min(a, b) })
	binary2("Max64", func(a, b int64) int64 { return max(a, b) })
	binary2("Min64u", func(a, b uint64) uint64 { return min(a, b) })
	binary2("Max64u", func(a, b uint64) uint64 { return max(a, b) })
}

func masks() {
	unary("Signmask", func(a int32) int32 {
		if a < 0 {
			return -1
		}
		return 0
	})
	unary("Zeromask", func(a uint32) int32 {
		if a == 0 {
			return 0
		}
		return -1
	})
	binary2("SpectreIndex", func(a, b int64) int64 {
		if 0 <= a && a < b {
			return a
		}
		return 0
	})
	binary2("SpectreSliceIndex", func(a, b int64) int64 {
		if 0 <= a && a <= b {
			return a
		}
		return 0
	})
	unary("Slicemask", func(a int64) int64 {
		if a > 0 {
			return -1
		}
		return 0
	})
}

func carryOf32(a, b, carry uint32) (uint32, uint8) {
	sum, out := bits.Add32(a, b, carry&1)
	return sum, uint8(out)
}

func halves() {
	binary2("Int64Make", func(high, low uint32) uint64 { return uint64(high)<<32 + uint64(low) })
	unary("Int64Hi", func(a uint64) uint32 { return uint32(a >> 32) })
	unary("Int64Lo", func(a uint64) uint32 { return uint32(a) })
	pair("Add32carry", func(a, b uint32) (uint32, uint8) { return carryOf32(a, b, 0) })
	ternary("Add32withcarry", func(a, b, c uint32) uint32 { return a + b + c&1 })
	pairOfThree("Add32carrywithcarry", carryOf32)
	pair("Sub32carry", func(a, b uint32) (uint32, uint8) {
		difference, borrow := bits.Sub32(a, b, 0)
		return difference, uint8(borrow)
	})
	ternary("Sub32withcarry", func(a, b, c uint32) uint32 { return a - b - c&1 })
	binary2("Ctz64On32", func(low, high uint32) int64 { return int64(bits.TrailingZeros64(uint64(high)<<32 | uint64(low))) })
}

func booleans() {
	constant("ConstBool 0", func() uint8 { return truth(1 > 2) })
	constant("ConstBool 1", func() uint8 { return truth(2 > 1) })
	unary("CvtBoolToUint8", func(a uint8) uint8 { return truth(isTrue(a)) })
	unary("Not", func(a uint8) uint8 { return truth(!isTrue(a)) })
	binary2("AndB", func(a, b uint8) uint8 { return truth(isTrue(a) && isTrue(b)) })
	binary2("OrB", func(a, b uint8) uint8 { return truth(isTrue(a) || isTrue(b)) })
	binary2("EqB", func(a, b uint8) uint8 { return truth(isTrue(a) == isTrue(b)) })
	binary2("NeqB", func(a, b uint8) uint8 { return truth(isTrue(a) != isTrue(b)) })
	row("CondSelect", func(a, b, c uint64) (uint64, byte) {
		chosen := b
		if isTrue(uint8(c)) {
			chosen = a
		}
		return chosen, 0
	})
	unary("If", func(a uint8) uint8 {
		if isTrue(a) {
			return 1
		}
		return 0
	})
}

// Pointers that point nowhere: only their bits are looked at.

func pointer(a uint64) unsafe.Pointer { return *(*unsafe.Pointer)(unsafe.Pointer(&a)) }
func address(p unsafe.Pointer) uint64 { return uint64(uintptr(p)) }

func pointers() {
	decision("EqPtr", func(a, b uint64) bool { return pointer(a) == pointer(b) })
	decision("NeqPtr", func(a, b uint64) bool { return pointer(a) != pointer(b) })
	unary("IsNonNil", func(a uint64) uint8 { return truth(pointer(a) != nil) })
	constant("ConstNil", func() uint64 { return address(nil) })
	binary2("AddPtr", func(a uint64, n int64) uint64 { return address(unsafe.Add(pointer(a), n)) })
	binary2("SubPtr", func(a uint64, n uint64) uint64 { return uint64(uintptr(pointer(a)) - uintptr(n)) })
	unary("OffPtr -8", func(a uint64) uint64 { return address(unsafe.Add(pointer(a), -8)) })
	unary("OffPtr 0", func(a uint64) uint64 { return address(unsafe.Add(pointer(a), 0)) })
	unary("OffPtr 1", func(a uint64) uint64 { return address(unsafe.Add(pointer(a), 1)) })
	unary("OffPtr 4294967296", func(a uint64) uint64 { return address(unsafe.Add(pointer(a), 1<<32)) })
	unary("Copy", func(a uint64) uint64 { return a })

	decision("IsInBounds", func(i, length int64) bool {
		return length >= 0 && succeeds(func() { _ = make([]struct{}, length)[i] })
	})
	decision("IsSliceInBounds", func(i, length int64) bool {
		return length >= 0 && succeeds(func() { _ = make([]struct{}, length)[:i] })
	})
}

func succeeds(f func()) (ok bool) {
	defer func() { ok = recover() == nil }()
	f()
	return
}

// Memory: eight bytes, the first operand before and the result after, the lowest one first.

type memory struct {
	_     [0]uint64
	bytes [8]byte
}

func (m *memory) at(i uintptr) unsafe.Pointer { return unsafe.Pointer(&m.bytes[i]) }

func (m *memory) hold(content uint64) {
	for i := range m.bytes {
		m.bytes[i] = byte(content >> (8 * i))
	}
}

func (m *memory) content() (content uint64) {
	for i, b := range m.bytes {
		content |= uint64(b) << (8 * i)
	}
	return
}

// What is left in memory, and what an op of the second and third operand gives.
func onMemory[T, R integer](name string, f func(p *T, x, y T) R) {
	run := func(content, x, y uint64) (uint64, uint64) {
		var m memory
		m.hold(content)
		result := f((*T)(m.at(0)), T(x), T(y))
		return uint64(result), m.content()
	}
	row(name+".0", func(a, b, c uint64) (uint64, byte) { result, _ := run(a, b, c); return result, 0 })
	row(name+".1", func(a, b, c uint64) (uint64, byte) { _, after := run(a, b, c); return after, 0 })
}

func changesMemory(name string, f func(m *memory, x uint64)) {
	row(name, func(content, x, _ uint64) (uint64, byte) {
		var m memory
		m.hold(content)
		f(&m, x)
		return m.content(), 0
	})
}

func loadsAndStores[T any](name string, toBits func(T) uint64, fromBits func(uint64) T) {
	row("Load "+name, func(content, _, _ uint64) (uint64, byte) {
		var m memory
		m.hold(content)
		return toBits(*(*T)(m.at(0))), 0
	})
	changesMemory("Store "+name, func(m *memory, x uint64) { *(*T)(m.at(0)) = fromBits(x) })
}

func integerBits[T integer](name string) {
	loadsAndStores(name, func(x T) uint64 { return uint64(x) }, func(x uint64) T { return T(x) })
}

func zero[Array any](to uintptr) {
	var array Array
	changesMemory(fmt.Sprintf("Zero %d,%d", to, unsafe.Sizeof(array)), func(m *memory, _ uint64) {
		var zeros Array
		*(*Array)(m.at(to)) = zeros
	})
}

func move[Array any](to, from uintptr) {
	var array Array
	changesMemory(fmt.Sprintf("Move %d,%d,%d", to, from, unsafe.Sizeof(array)), func(m *memory, _ uint64) {
		*(*Array)(m.at(to)) = *(*Array)(m.at(from))
	})
}

func memoryOps() {
	integerBits[int8]("8")
	integerBits[uint16]("16")
	integerBits[int32]("32")
	integerBits[uint64]("64")
	loadsAndStores("float32", func(x float32) uint64 { return uint64(math.Float32bits(x)) },
		func(x uint64) float32 { return math.Float32frombits(uint32(x)) })
	loadsAndStores("float64", math.Float64bits, math.Float64frombits)
	loadsAndStores("pointer", address, pointer)
	zero[[1]byte](0)
	zero[[2]byte](3)
	zero[[3]byte](1)
	zero[[4]byte](4)
	zero[[5]byte](2)
	zero[[7]byte](1)
	zero[[8]byte](0)
	move[[1]byte](7, 0)
	move[[2]byte](0, 5)
	move[[3]byte](4, 1)
	move[[4]byte](0, 4)
	move[[4]byte](4, 0)
	move[[5]byte](2, 2)
	move[[8]byte](0, 0)
}

// What atomic ops of one goroutine do. Those on bytes are the runtime's own: a witness is linked with
// -checklinkname=0.

//go:linkname load8 internal/runtime/atomic.Load8
func load8(p *uint8) uint8

//go:linkname store8 internal/runtime/atomic.Store8
func store8(p *uint8, x uint8)

//go:linkname exchange8 internal/runtime/atomic.Xchg8
func exchange8(p *uint8, x uint8) uint8

//go:linkname and8 internal/runtime/atomic.And8
func and8(p *uint8, x uint8)

//go:linkname or8 internal/runtime/atomic.Or8
func or8(p *uint8, x uint8)

//go:linkname storeWithoutBarrier internal/runtime/atomic.StorepNoWB
func storeWithoutBarrier(p unsafe.Pointer, x unsafe.Pointer)

func atomics() {
	onMemory("AtomicLoad8", func(p *uint8, _, _ uint8) uint8 { return load8(p) })
	onMemory("AtomicExchange8", func(p *uint8, x, _ uint8) uint8 { return exchange8(p, x) })
	changesMemory("AtomicStore8", func(m *memory, x uint64) { store8((*uint8)(m.at(0)), uint8(x)) })
	changesMemory("AtomicAnd8", func(m *memory, x uint64) { and8((*uint8)(m.at(0)), uint8(x)) })
	changesMemory("AtomicOr8", func(m *memory, x uint64) { or8((*uint8)(m.at(0)), uint8(x)) })
	changesMemory("AtomicStorePtrNoWB", func(m *memory, x uint64) { storeWithoutBarrier(m.at(0), pointer(x)) })
	onMemory("AtomicLoad32", func(p *uint32, _, _ uint32) uint32 { return atomic.LoadUint32(p) })
	onMemory("AtomicLoad64", func(p *uint64, _, _ uint64) uint64 { return atomic.LoadUint64(p) })
	onMemory("AtomicLoadPtr", func(p *uint64, _, _ uint64) uint64 {
		return address(atomic.LoadPointer((*unsafe.Pointer)(unsafe.Pointer(p))))
	})
	onMemory("AtomicExchange32", func(p *uint32, x, _ uint32) uint32 { return atomic.SwapUint32(p, x) })
	onMemory("AtomicExchange64", func(p *uint64, x, _ uint64) uint64 { return atomic.SwapUint64(p, x) })
	onMemory("AtomicAdd32", func(p *uint32, x, _ uint32) uint32 { return atomic.AddUint32(p, x) })
	onMemory("AtomicAdd64", func(p *uint64, x, _ uint64) uint64 { return atomic.AddUint64(p, x) })
	onMemory("AtomicCompareAndSwap32", func(p *uint32, x, y uint32) uint8 {
		return truth(atomic.CompareAndSwapUint32(p, x, y))
	})
	onMemory("AtomicCompareAndSwap64", func(p *uint64, x, y uint64) uint8 {
		return truth(atomic.CompareAndSwapUint64(p, x, y))
	})
	changesMemory("AtomicStore32", func(m *memory, x uint64) { atomic.StoreUint32((*uint32)(m.at(0)), uint32(x)) })
	changesMemory("AtomicStore64", func(m *memory, x uint64) { atomic.StoreUint64((*uint64)(m.at(0)), x) })
	onMemory("AtomicAnd32value", func(p *uint32, x, _ uint32) uint32 { return atomic.AndUint32(p, x) })
	onMemory("AtomicAnd64value", func(p *uint64, x, _ uint64) uint64 { return atomic.AndUint64(p, x) })
	onMemory("AtomicOr32value", func(p *uint32, x, _ uint32) uint32 { return atomic.OrUint32(p, x) })
	onMemory("AtomicOr64value", func(p *uint64, x, _ uint64) uint64 { return atomic.OrUint64(p, x) })
	changesMemory("AtomicAnd32", func(m *memory, x uint64) { atomic.AndUint32((*uint32)(m.at(0)), uint32(x)) })
	changesMemory("AtomicOr32", func(m *memory, x uint64) { atomic.OrUint32((*uint32)(m.at(0)), uint32(x)) })
}

func main() {
	integers[int8, uint8](8)
	integers[int16, uint16](16)
	integers[int32, uint32](32)
	integers[int64, uint64](64)
	extensions()
	packageBits()
	wideProducts()
	masks()
	halves()
	booleans()
	pointers()
	memoryOps()
	atomics()
	runWitness()
}
