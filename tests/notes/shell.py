"""The simple commands in a piece of shell, each with the line it starts on.

Enough of the shell for what notes hold: quotes, comments, continued lines,
pipes and lists, $(...), <(...), redirections and here-documents.  What the
shell would put in at run time becomes `x'.
"""

import dataclasses
import re

UNKNOWN = 'x'


@dataclasses.dataclass
class Command:
    line: int
    words: list
    text: str = ''      # its here-document
    text_line: int = 0


def commands(text, line=1):
    """All commands of text, whose first line has this number."""
    reader = Reader(text, line)
    reader.read_list(None)
    return reader.found


class Reader:
    def __init__(self, text, line):
        self.text = text
        self.first = line
        self.pos = 0
        self.found = []
        self.waiting = []       # (command, delimiter) of here-documents

    def line(self):
        return self.first + self.text.count('\n', 0, self.pos)

    def take(self, pattern):
        """Move past what matches here; the match or None."""
        match = re.compile(pattern, re.S | re.M).match(self.text, self.pos)
        if match is not None:
            self.pos = match.end()
        return match

    def read_list(self, end):
        """Commands up to the character end, or to the end of the text."""
        command = Command(self.line(), [])
        while self.pos < len(self.text):
            if self.take(r'(?:[ \t]|\\\n)+|#[^\n]*'):
                continue
            if end is not None and self.take(re.escape(end)):
                break
            if self.take(r'\n'):
                self.read_documents()
                command = self.next_after(command)
            elif self.take(r'&>>?') or self.take(r'\d*(>>|>&|>\||<&|<>)') or \
                    self.take(r'\d*[<>](?![<(])'):
                self.take(r'[ \t]+')
                self.read_word()
            elif match := self.take(r'\d*<<(-?)[ \t]*'):
                self.waiting.append((command, match[1], self.read_word()))
            elif self.take(r'[;&|]+|[()]'):
                command = self.next_after(command)
            else:
                if not command.words:
                    command.line = self.line()
                command.words.append(self.read_word())
        else:
            if end is not None:
                raise ValueError(f'no "{end}"')
        self.next_after(command)

    def next_after(self, command):
        if command.words:
            self.found.append(command)
        return Command(self.line(), [])

    def read_word(self):
        word = ''
        while self.pos < len(self.text):
            if match := self.take(r"'([^']*)'|\\([^\n])"):
                word += match[1] if match[1] is not None else match[2]
            elif self.take('"'):
                word += self.read_quoted()
            elif self.read_expansion():
                word += UNKNOWN
            elif match := self.take(r"[^\s;&|<>()'\"`\\]"):
                word += match[0]
            elif match := self.take(r"['`]|\\(?!\n)"):
                raise ValueError(f'no closing {match[0]}')
            elif not self.take(r'\\\n'):
                break
        return word

    def read_quoted(self):
        word = ''
        while not self.take('"'):
            if match := self.take(r'\\(["\\$`])'):
                word += match[1]
            elif self.read_expansion():
                word += UNKNOWN
            elif not self.take(r'\\\n'):
                if self.pos >= len(self.text):
                    raise ValueError('no closing "')
                word += self.text[self.pos]
                self.pos += 1
        return word

    def read_expansion(self):
        if self.take(r'\$\(\(.*?\)\)|\$\{[^}]*\}|\$\w+|\$[?$#@*!-]'):
            return True
        if self.take(r'[$<>]\('):
            self.read_list(')')
            return True
        start = self.line()
        if match := self.take('`([^`]*)`'):
            self.found += commands(match[1], start)
            return True
        return False

    def read_documents(self):
        """The here-documents that begin on this line."""
        for command, dash, delimiter in self.waiting:
            command.text_line = self.line()
            tabs = '\t*' if dash else ''
            match = self.take(rf'(.*?)^{tabs}{re.escape(delimiter)}$\n?')
            if match is None:
                raise ValueError(f'no "{delimiter}" after <<')
            command.text = match[1]
        self.waiting = []
