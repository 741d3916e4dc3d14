.intel_syntax noprefix
.code16
.globl _start
_start:
  cli
  xor ax, ax
  mov ds, ax
  mov es, ax
  mov ss, ax
  mov sp, 0x7c00
  mov [drive], dl
  in al, 0x92
  or al, 2
  out 0x92, al
  mov cx, CHUNKS
1:
  push cx
  mov ah, 0x42
  mov dl, [drive]
  mov si, offset packet
  int 0x13
  jc 9f
  add word ptr [packet+6], 0x800
  add dword ptr [packet+8], 64
  pop cx
  loop 1b

  mov edi, 0x1000
  mov cx, 0x3000
  xor eax, eax
  cld
  rep stosb
  mov dword ptr [0x1000], 0x2003
  mov dword ptr [0x2000], 0x3003
  mov edi, 0x3000
  mov eax, 0x83
  mov cx, 64
2:
  mov [edi], eax
  add eax, 0x200000
  add edi, 8
  loop 2b
  lgdt [gdtr]
  mov eax, 0x406a0
  or eax, 0x600
  mov cr4, eax
  mov eax, 0x1000
  mov cr3, eax
  mov ecx, 0xC0000080
  rdmsr
  or eax, 0x100
  wrmsr
  mov eax, cr0
  and eax, 0x9FFFFFF3
  or eax, 0x80000003
  mov cr0, eax
  .byte 0xea
  .word long_mode
  .word 8
9:
  mov al, 'E'
  out 0xe9, al
  hlt
.code64
long_mode:
  mov ax, 16
  mov ds, ax
  mov es, ax
  mov ss, ax
  xor ecx, ecx
  xgetbv
  mov eax, 0xe7
  xsetbv
  mov rsp, 0x9fff0
  mov rax, 0x10000
  call rax
  mov rsi, offset bye
  mov dx, 0x8900
  mov ecx, 8
3: lodsb
  out dx, al
  loop 3b
  hlt
bye: .ascii "Shutdown"
.balign 4
drive: .byte 0
.balign 4
packet: .byte 16, 0
  .word 64
  .word 0, 0x1000
  .long 1, 0
gdt: .quad 0
  .quad 0x00209a0000000000
  .quad 0x0000920000000000
gdtr: .word 23
  .long gdt
.org 510
.word 0xaa55
