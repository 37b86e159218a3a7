#include "compile/wordlists.h"

#include "base/embed.h"

EMBED_FILE("builtin_synonyms", BUILTIN_SYNONYMS);
EMBED_FILE("builtin_stop_words", BUILTIN_STOP_WORDS);
