#include "builtin.h"

#include "base/embed.h"

EMBED_FILE("builtin_pack", BUILTIN_PACK);
