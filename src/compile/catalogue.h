/*
 * The language of k8sref-compile's messages, from a catalogue that travels in
 * the program: no file has to be installed.  For compile/main.c.
 */
#ifndef KR_COMPILE_CATALOGUE_H
#define KR_COMPILE_CATALOGUE_H

/* Speak what the environment asks for, or else English (base/i18n.h). */
void	catalogue_choose(void);

#endif
