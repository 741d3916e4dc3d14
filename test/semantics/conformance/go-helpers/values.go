// What the compiler's helpers take and give, as words, and what of the compiler is not taken from its source.
package main

import "math"

// A setting of the compiler.
type Config struct{ PtrSize int64 }

// Conditions by the numbers that rulecheck gives them.
type Op uint16

const (
	OpARM64Equal Op = iota + 1
	OpARM64NotEqual
	OpARM64LessThan
	OpARM64LessEqual
	OpARM64GreaterThan
	OpARM64GreaterEqual
	OpARM64LessThanU
	OpARM64LessEqualU
	OpARM64GreaterThanU
	OpARM64GreaterEqualU
	OpARM64LessThanF
	OpARM64LessEqualF
	OpARM64GreaterThanF
	OpARM64GreaterEqualF
	OpARM64NotLessThanF
	OpARM64NotLessEqualF
	OpARM64NotGreaterThanF
	OpARM64NotGreaterEqualF
	OpARM64LessThanNoov
	OpARM64GreaterEqualNoov
	OpARM64FlagConstant
	OpARM64InvertFlags
)

type Value struct {
	Op     Op
	AuxInt int64
	Args   []*Value
}

// A symbol is its address, and nil is none.
type Sym any

var base = struct{ Fatalf func(string, ...any) }{func(format string, _ ...any) { panic(format) }}

func outcome(f func() uint64) (result uint64, panicked byte) {
	defer func() {
		if recover() != nil {
			result, panicked = 0, 1
		}
	}()
	return f(), 0
}

func fromBool(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}
func toBool(word uint64) bool { return word&1 != 0 }

func fromFloat32(x float32) uint64  { return uint64(math.Float32bits(x)) }
func toFloat32(word uint64) float32 { return math.Float32frombits(uint32(word)) }

// Which NaN is left open.
func number(x float64) float64 {
	if x != x {
		return math.NaN()
	}
	return x
}

func fromSym(symbol Sym) uint64 {
	if symbol == nil {
		return 0
	}
	return symbol.(uint64)
}

func toSym(word uint64) Sym {
	if word == 0 {
		return nil
	}
	return word
}

func fromRotateParams(r RotateParams) uint64 {
	return uint64(r.Start)<<16 | uint64(r.End)<<8 | uint64(r.Amount)
}

func toRotateParams(w uint64) RotateParams {
	return RotateParams{uint8(w >> 16), uint8(w >> 8), uint8(w)}
}

func fromRotateParamsPointer(r *RotateParams) uint64 {
	if r == nil {
		return 0
	}
	return 1<<24 | fromRotateParams(*r)
}

func main() {
	addRows()
	runWitness()
}
