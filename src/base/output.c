#include "base/output.h"

#include <errno.h>
#include <unistd.h>

enum kr_status
output_write(int fd, struct str s)
{
	while (s.len > 0) {
		ssize_t n = write(fd, s.p, s.len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return KR_EIO;
		s.p += n;
		s.len -= (size_t)n;
	}
	return KR_OK;
}
