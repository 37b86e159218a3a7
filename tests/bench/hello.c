/* The least that a program can do: what a lookup is measured against. */

#include <stdio.h>

int
main(void)
{
	puts("hello");
	return 0;
}
