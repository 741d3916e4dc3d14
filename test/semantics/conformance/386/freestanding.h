/*
 * What a witness uses of C's libraries, over system calls of Linux for i386: a compiler for amd64 brings none of them for
 * 32 bits.
 */
#include <stddef.h>
#include <stdint.h>

typedef const int FILE;
static FILE descriptors[] = {0, 1, 2};
#define stdin (&descriptors[0])
#define stdout (&descriptors[1])
#define stderr (&descriptors[2])

enum { EXIT = 1, READ = 3, WRITE = 4 };
static int system_call(int number, int a, const void *b, size_t c) {
  int result;
  __asm__ volatile("int $0x80" : "=a"(result) : "a"(number), "b"(a), "c"(b), "d"(c) : "memory");
  return result;
}

/* The compiler calls these four by itself. */
void *memcpy(void *restrict to, const void *restrict from, size_t size) {
  void *start = to;
  __asm__ volatile("rep movsb" : "+D"(to), "+S"(from), "+c"(size) : : "memory");
  return start;
}
void *memset(void *to, int byte, size_t size) {
  void *start = to;
  __asm__ volatile("rep stosb" : "+D"(to), "+c"(size) : "a"(byte) : "memory");
  return start;
}
static uint64_t divide(uint64_t a, uint64_t b, uint64_t *rest) {
  uint64_t quotient = 0;
  *rest = 0;
  for (int bit = 63; bit >= 0; bit--) {
    *rest = *rest << 1 | (a >> bit & 1);
    if (*rest >= b) *rest -= b, quotient |= (uint64_t)1 << bit;
  }
  return quotient;
}
uint64_t __udivdi3(uint64_t a, uint64_t b) {
  uint64_t rest;
  return divide(a, b, &rest);
}
uint64_t __umoddi3(uint64_t a, uint64_t b) {
  uint64_t rest;
  divide(a, b, &rest);
  return rest;
}

static _Noreturn void exit(int status) {
  for (;;) system_call(EXIT, status, NULL, 0);
}

static size_t strlen(const char *text) {
  size_t length = 0;
  while (text[length] != 0) length++;
  return length;
}

static int strcmp(const char *a, const char *b) {
  while (*a != 0 && *a == *b) a++, b++;
  return (unsigned char)*a - (unsigned char)*b;
}

/* Of decimal digits alone. */
static uint64_t strtoull(const char *text, char **end, int base) {
  uint64_t number = 0;
  for (; *text >= '0' && *text <= '9'; text++) number = number * base + (*text - '0');
  if (end != NULL) *end = (char *)text;
  return number;
}

/* Nothing is given back. */
static void *malloc(size_t size) {
  static _Alignas(16) char heap[1 << 16];
  static size_t used;
  size_t wanted = (size + 15) / 16 * 16;
  if (wanted > sizeof heap - used) return NULL;
  used += wanted;
  return &heap[used - wanted];
}

/* All of it or nothing: how many bytes went. */
static size_t transferred(int number, const int *file, const void *bytes, size_t size) {
  size_t done = 0;
  while (done < size) {
    int now = system_call(number, *file, (const char *)bytes + done, size - done);
    if (now <= 0) break;
    done += now;
  }
  return done;
}
static size_t fwrite(const void *from, size_t size, size_t count, FILE *file) {
  return size == 0 ? 0 : transferred(WRITE, file, from, size * count) / (uint32_t)size;
}
static size_t fread(void *to, size_t size, size_t count, FILE *file) {
  return size == 0 ? 0 : transferred(READ, file, to, size * count) / (uint32_t)size;
}
static int fputs(const char *text, FILE *file) { return fwrite(text, 1, strlen(text), file); }
static int fflush(FILE *file) { return *file < 0; }

int main(int argc, char **argv);
_Noreturn __attribute__((used)) static void begin(int *stack) { exit(main(stack[0], (char **)&stack[1])); }
__asm__(".globl _start; _start: movl %esp,%eax; andl $-16,%esp; subl $12,%esp; pushl %eax; call begin");
