/*
 * Code points: what base/unicode.h promises.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/unicode.h"
#include "base/utf8.h"

#define CP_END	0x110000u

/* The only code point of s. */
static uint32_t
cp_of(const char *s)
{
	uint32_t cp;

	assert_int_equal(utf8_decode(str_of(s), &cp), strlen(s));
	return cp;
}

/*
 * Put '|' wherever a line of text may end: after spaces, which is the
 * caller's business, and where unicode_may_break() allows it.
 */
static void
mark_breaks(struct buf *out, struct str s)
{
	uint32_t cp, last = ' ';
	size_t n;

	for (bool first = true; s.len > 0; s.p += n, s.len -= n) {
		n = utf8_decode(s, &cp);
		if (!first && cp != ' ' &&
		    (last == ' ' || unicode_may_break(last, cp)))
			buf_addc(out, '|');
		buf_add(out, s.p, n);
		last = cp;
		first = false;
	}
}

/* Check the breaks in marked, a text where '|' stands for each of them. */
static void
assert_breaks(const char *marked)
{
	struct buf text, got;

	buf_init(&text);
	buf_init(&got);
	for (const char *p = marked; *p != '\0'; p++)
		if (*p != '|')
			buf_addc(&text, *p);
	mark_breaks(&got, buf_str(&text));
	buf_addc(&got, '\0');
	assert_int_equal(buf_status(&got), KR_OK);
	assert_string_equal(got.p, marked);
	buf_fini(&got);
	buf_fini(&text);
}

static void
letters_take_one_column_and_ideographs_two(void **state)
{
	(void)state;
	assert_int_equal(unicode_width('a'), 1);
	assert_int_equal(unicode_width(' '), 1);
	assert_int_equal(unicode_width('~'), 1);
	assert_int_equal(unicode_width(cp_of("é")), 1);
	assert_int_equal(unicode_width(cp_of("重")), 2);
	assert_int_equal(unicode_width(cp_of("ア")), 2);
	assert_int_equal(unicode_width(cp_of("ㄅ")), 2);
	assert_int_equal(unicode_width(cp_of("한")), 2);
	assert_int_equal(unicode_width(cp_of("Ａ")), 2);
	assert_int_equal(unicode_width(cp_of("ｱ")), 1);
	assert_int_equal(unicode_width(cp_of("。")), 2);
	assert_int_equal(unicode_width(cp_of("，")), 2);
	assert_int_equal(unicode_width(cp_of("「")), 2);
	assert_int_equal(unicode_width(0x20000), 2);
	assert_int_equal(unicode_width(0x3FFFD), 2);
	assert_int_equal(unicode_width(cp_of("🚀")), 2);
}

static void
ambiguous_width_counts_one(void **state)
{
	(void)state;
	assert_int_equal(unicode_width(cp_of("…")), 1);
	assert_int_equal(unicode_width(cp_of("—")), 1);
	assert_int_equal(unicode_width(cp_of("“")), 1);
	assert_int_equal(unicode_width(cp_of("①")), 1);
	assert_int_equal(unicode_width(cp_of("→")), 1);
	assert_int_equal(unicode_width(cp_of("│")), 1);
	assert_int_equal(unicode_width(cp_of("·")), 1);
	assert_int_equal(unicode_width(0xE000), 1);
}

static void
marks_controls_and_format_characters_take_no_column(void **state)
{
	(void)state;
	assert_int_equal(unicode_width(0x00), 0);
	assert_int_equal(unicode_width('\n'), 0);
	assert_int_equal(unicode_width('\t'), 0);
	assert_int_equal(unicode_width(0x1B), 0);
	assert_int_equal(unicode_width(0x7F), 0);
	assert_int_equal(unicode_width(0x9B), 0);
	assert_int_equal(unicode_width(0x0301), 0);	/* acute, Mn */
	assert_int_equal(unicode_width(0x20DD), 0);	/* circle, Me */
	assert_int_equal(unicode_width(0x200D), 0);	/* joiner */
	assert_int_equal(unicode_width(0xFE0F), 0);	/* emoji style */
	assert_int_equal(unicode_width(0xFEFF), 0);
	assert_int_equal(unicode_width(0x3099), 0);	/* wide, but Mn */
	assert_int_equal(unicode_width(0xE0100), 0);
	assert_int_equal(unicode_width(0x00AD), 1);	/* soft hyphen */
}

static void
hangul_letters_inside_a_syllable_take_no_column(void **state)
{
	(void)state;
	assert_int_equal(unicode_width(0x1100), 2);
	assert_int_equal(unicode_width(0x1161), 0);
	assert_int_equal(unicode_width(0x11A8), 0);
	assert_int_equal(unicode_width(0xD7B0), 0);
	assert_int_equal(unicode_width(0xD7FB), 0);
}

static void
columns_of_a_text_are_the_sum(void **state)
{
	(void)state;
	assert_int_equal(unicode_columns((struct str){ NULL, 0 }), 0);
	assert_int_equal(unicode_columns(str_of("kubectl")), 7);
	assert_int_equal(unicode_columns(str_of("Pod 一直重啟")), 12);
	assert_int_equal(unicode_columns(str_of("cafe\xCC\x81")), 4);
	assert_int_equal(unicode_columns(str_of("\xFF\xE5")), 2);
}

static void
chinese_breaks_between_characters_but_not_before_stops(void **state)
{
	(void)state;
	assert_breaks("這|個|容|器|一|直|重|啟，|請|先|看|記|錄。");
	assert_breaks("檢|查|設|定、|映|像|檔；|原|因：|記|憶|體|不|足！");
	assert_breaks("真|的|嗎？");
	assert_breaks("完|成。|再|試|一|次");
}

static void
chinese_brackets_hold_what_they_enclose(void **state)
{
	(void)state;
	assert_breaks("請|看|「重|啟|次|數」|與|『結|束|代|碼』。|再|試");
	assert_breaks("詳|見|《操|作|手|冊》|（第|二|章）、|〈附|錄〉");
	assert_breaks("稱|為|「Pod」|的|物|件，|又|叫|（容|器|組）。");
	assert_breaks("他|說：|「好。」|然|後|離|開");
	assert_breaks("【注|意】|〔一〕");
}

static void
chinese_stops_let_a_latin_word_start_a_line(void **state)
{
	(void)state;
	assert_breaks("完|成，|kubectl |get；|Pod|「web」|Running。|OK");
	assert_breaks("步|驟：|1、|2、|3");
}

static void
units_stay_with_their_number(void **state)
{
	(void)state;
	assert_breaks("用|到|了|80%|的|記|憶|體");
	assert_breaks("用|到|八|成％，|約|25℃|左|右");
	assert_breaks("每|月|$30|或|￥200");
}

static void
dashes_and_ellipses_never_start_a_line(void **state)
{
	(void)state;
	assert_breaks("還|原——|也|就|是|回|到|上|一|版——|Helm");
	assert_breaks("等|待|中……|然|後|逾|時……。");
	assert_breaks("約|翰·|史|密|斯");
	assert_breaks("五～|十|秒，|甲－|乙，|是／|否");
}

static void
curly_quotes_open_and_close_by_their_shape(void **state)
{
	(void)state;
	assert_breaks("顯|示|“找|不|到”|的|訊|息，|或|‘拒|絕’。");
	assert_breaks("the |“pod’s” |log");
	assert_breaks("欄|位|“status”|為|空");
}

static void
straight_quotes_hold_on_both_sides(void **state)
{
	(void)state;
	assert_breaks("設|為\"是\"就|好");
}

static void
ascii_punctuation_stays_with_chinese(void **state)
{
	(void)state;
	assert_breaks("先|停|止,|再|啟|動.|好|嗎?|好!|見:|下;|完");
	assert_breaks("叢|集|(節|點)|與|[標|籤]|和|{值}|等");
	assert_breaks("讀/|寫|權|限");
	assert_breaks("kubectl |logs |<名|稱>|看|記|錄");
	assert_breaks("一-|二");
}

static void
latin_words_and_chinese_may_part_without_a_space(void **state)
{
	(void)state;
	assert_breaks("用|kubectl|查|看|Pod|的|狀|態");
	assert_breaks("等|待|30|秒|後|重|試|5|次");
	assert_breaks("Kubernetes |叢|集 |v1.36.0 |版");
	assert_breaks("在|kube-system|中|(見|kubernetes.io/docs)|有|說|明");
}

static void
latin_words_and_numbers_never_break_inside(void **state)
{
	(void)state;
	assert_breaks("CrashLoopBackOff");
	assert_breaks("kubernetes.io/hostname |--dry-run=client |0/3");
	assert_breaks("naïve |10.0.0.1:8080 |kube…system |a·b |“x”");
	assert_breaks("caf\xC3\xA9 |e\xCC\x81t\xC3\xA9 |1–3 |§4");
	/* Not even after punctuation that is ASCII's or only looks wide. */
	for (uint32_t b = 0; b < 0x80; b++)
		for (uint32_t a = 0; a < 0x2000; a++)
			if (unicode_width(a) < 2 && unicode_may_break(b, a) &&
			    !(a >= 0x1100 && a <= 0x11FF))
				fail_msg("U+%04X | U+%04X", (unsigned)b,
				    (unsigned)a);
}

static void
kana_follow_the_rules_of_japan(void **state)
{
	(void)state;
	assert_breaks("キャッ|シュ|サー|バー|を|再|起|動|し|ま|しょ|う。");
	assert_breaks("人々|の|コ|ン|テ|ナ");
	assert_breaks("ｺ|ﾝ|ﾃ|ﾅ");
}

static void
hangul_syllables_break_like_ideographs(void **state)
{
	(void)state;
	assert_breaks("파|드 |로|그.");
}

static void
joined_sequences_stay_together(void **state)
{
	(void)state;
	/* A keycap's mark, a family's joiners, a skin tone, a flag. */
	assert_false(unicode_may_break(0x91CD, 0x20E3));
	assert_false(unicode_may_break(0x1F468, 0x200D));
	assert_false(unicode_may_break(0x200D, 0x1F469));
	assert_false(unicode_may_break(0x1F44D, 0x1F3FD));
	assert_false(unicode_may_break(0x1F1F9, 0x1F1FC));
	assert_false(unicode_may_break(0x845B, 0xE0100));
	assert_false(unicode_may_break(0x304B, 0x3099));
	assert_true(unicode_may_break(0x3099, 0x304D));
	/* No-break space and word joiner hold both sides. */
	assert_false(unicode_may_break(0x91CD, 0x00A0));
	assert_false(unicode_may_break(0x00A0, 0x91CD));
	assert_false(unicode_may_break(0x91CD, 0x2060));
	assert_false(unicode_may_break(0x2060, 0x91CD));
	assert_true(unicode_may_break(0x200B, 'a'));
}

static void
cjk_is_han_kana_and_bopomofo(void **state)
{
	(void)state;
	assert_true(unicode_is_cjk(cp_of("重")));
	assert_true(unicode_is_cjk(cp_of("启")));
	assert_true(unicode_is_cjk(cp_of("〇")));
	assert_true(unicode_is_cjk(cp_of("々")));
	assert_true(unicode_is_cjk(cp_of("あ")));
	assert_true(unicode_is_cjk(cp_of("ア")));
	assert_true(unicode_is_cjk(cp_of("ー")));
	assert_true(unicode_is_cjk(cp_of("ｱ")));
	assert_true(unicode_is_cjk(cp_of("ㄅ")));
	assert_true(unicode_is_cjk(0x20000));
	assert_true(unicode_is_cjk(0xFA0E));
	assert_false(unicode_is_cjk('a'));
	assert_false(unicode_is_cjk(cp_of("한")));
	assert_false(unicode_is_cjk(cp_of("Ａ")));
	assert_false(unicode_is_cjk(cp_of("。")));
	assert_false(unicode_is_cjk(cp_of("「")));
	assert_false(unicode_is_cjk(cp_of("　")));
	assert_false(unicode_is_cjk(cp_of("·")));
	assert_false(unicode_is_cjk(cp_of("🚀")));
}

static void
words_are_letters_marks_and_digits(void **state)
{
	(void)state;
	for (uint32_t cp = 0; cp < 0x80; cp++)
		assert_int_equal(unicode_is_word(cp),
		    (cp >= '0' && cp <= '9') || (cp >= 'A' && cp <= 'Z') ||
		    (cp >= 'a' && cp <= 'z'));
	assert_true(unicode_is_word(cp_of("é")));
	assert_true(unicode_is_word(0x0301));
	assert_true(unicode_is_word(cp_of("重")));
	assert_true(unicode_is_word(cp_of("①")));
	assert_true(unicode_is_word(cp_of("한")));
	assert_true(unicode_is_word(cp_of("７")));
	assert_false(unicode_is_word(cp_of("。")));
	assert_false(unicode_is_word(cp_of("—")));
	assert_false(unicode_is_word(cp_of("×")));
	assert_false(unicode_is_word(0x378));
	assert_false(unicode_is_word(0x110000));
}

static void
what_could_command_a_terminal_is_unsafe(void **state)
{
	static const uint32_t unsafe[] = {
		0x061C, 0x180E, 0x200B, 0x200E, 0x200F, 0x2028, 0x2029,
		0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2060, 0x2066,
		0x2067, 0x2068, 0x2069, 0xFEFF, 0xFFF9, 0xE0001, 0xE0041,
	};

	(void)state;
	for (uint32_t cp = 0; cp < 0xA0; cp++)
		assert_int_equal(unicode_is_unsafe(cp),
		    cp < 0x20 || cp >= 0x7F);
	for (size_t i = 0; i < sizeof(unsafe) / sizeof(unsafe[0]); i++)
		assert_true(unicode_is_unsafe(unsafe[i]));
}

static void
text_soft_hyphens_and_joiners_are_safe(void **state)
{
	(void)state;
	assert_false(unicode_is_unsafe(0x00A0));
	assert_false(unicode_is_unsafe(0x00AD));
	assert_false(unicode_is_unsafe(0x200C));
	assert_false(unicode_is_unsafe(0x200D));
	assert_false(unicode_is_unsafe(0x0301));
	assert_false(unicode_is_unsafe(0xFE0F));
	assert_false(unicode_is_unsafe(0xFFFD));
	assert_false(unicode_is_unsafe(cp_of("重")));
	assert_false(unicode_is_unsafe(cp_of("　")));
}

static void
case_is_folded(void **state)
{
	(void)state;
	for (uint32_t cp = 0; cp < 0x80; cp++)
		assert_int_equal(unicode_fold(cp),
		    cp >= 'A' && cp <= 'Z' ? cp + 0x20 : cp);
	assert_int_equal(unicode_fold(cp_of("É")), cp_of("é"));
	assert_int_equal(unicode_fold(cp_of("Ā")), cp_of("ā"));
	assert_int_equal(unicode_fold(cp_of("ā")), cp_of("ā"));
	assert_int_equal(unicode_fold(cp_of("Σ")), cp_of("σ"));
	assert_int_equal(unicode_fold(cp_of("ς")), cp_of("σ"));
	assert_int_equal(unicode_fold(cp_of("Я")), cp_of("я"));
	assert_int_equal(unicode_fold(cp_of("ẞ")), cp_of("ß"));
	assert_int_equal(unicode_fold(0x212A), 'k');	/* Kelvin sign */
	assert_int_equal(unicode_fold(0x0130), 0x0130);	/* no simple one */
	assert_int_equal(unicode_fold(0x10400), 0x10428);
}

static void
width_is_folded(void **state)
{
	(void)state;
	assert_int_equal(unicode_fold(cp_of("Ａ")), 'a');
	assert_int_equal(unicode_fold(cp_of("ｚ")), 'z');
	assert_int_equal(unicode_fold(cp_of("７")), '7');
	assert_int_equal(unicode_fold(cp_of("／")), '/');
	assert_int_equal(unicode_fold(cp_of("　")), ' ');
	assert_int_equal(unicode_fold(cp_of("ｱ")), cp_of("ア"));
	assert_int_equal(unicode_fold(cp_of("｡")), cp_of("。"));
	assert_int_equal(unicode_fold(cp_of("￥")), cp_of("¥"));
}

static void
what_has_no_folding_maps_to_itself(void **state)
{
	(void)state;
	assert_int_equal(unicode_fold(cp_of("重")), cp_of("重"));
	assert_int_equal(unicode_fold(cp_of("。")), cp_of("。"));
	assert_int_equal(unicode_fold(cp_of("①")), cp_of("①"));
	assert_int_equal(unicode_fold(0x10FFFF), 0x10FFFF);
	assert_int_equal(unicode_fold(UINT32_MAX), UINT32_MAX);
}

static void
folding_twice_is_folding_once(void **state)
{
	uint32_t once;

	(void)state;
	for (uint32_t cp = 0; cp < CP_END; cp++) {
		once = unicode_fold(cp);
		if (once >= CP_END || unicode_fold(once) != once)
			fail_msg("U+%04X", (unsigned)cp);
	}
}

static void
unsafe_characters_take_no_column(void **state)
{
	int width;

	(void)state;
	for (uint32_t cp = 0; cp < CP_END; cp++) {
		width = unicode_width(cp);
		if (width < 0 || width > 2 ||
		    (unicode_is_unsafe(cp) && width != 0))
			fail_msg("U+%04X", (unsigned)cp);
	}
}

static void
values_above_unicode_are_answered(void **state)
{
	(void)state;
	assert_int_equal(unicode_width(CP_END), 1);
	assert_int_equal(unicode_width(UINT32_MAX), 1);
	assert_false(unicode_may_break(UINT32_MAX, 'a'));
	assert_false(unicode_is_cjk(UINT32_MAX));
	assert_false(unicode_is_unsafe(UINT32_MAX));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(letters_take_one_column_and_ideographs_two),
		cmocka_unit_test(ambiguous_width_counts_one),
		cmocka_unit_test(
		    marks_controls_and_format_characters_take_no_column),
		cmocka_unit_test(
		    hangul_letters_inside_a_syllable_take_no_column),
		cmocka_unit_test(columns_of_a_text_are_the_sum),
		cmocka_unit_test(
		    chinese_breaks_between_characters_but_not_before_stops),
		cmocka_unit_test(chinese_brackets_hold_what_they_enclose),
		cmocka_unit_test(chinese_stops_let_a_latin_word_start_a_line),
		cmocka_unit_test(units_stay_with_their_number),
		cmocka_unit_test(dashes_and_ellipses_never_start_a_line),
		cmocka_unit_test(curly_quotes_open_and_close_by_their_shape),
		cmocka_unit_test(straight_quotes_hold_on_both_sides),
		cmocka_unit_test(ascii_punctuation_stays_with_chinese),
		cmocka_unit_test(
		    latin_words_and_chinese_may_part_without_a_space),
		cmocka_unit_test(latin_words_and_numbers_never_break_inside),
		cmocka_unit_test(kana_follow_the_rules_of_japan),
		cmocka_unit_test(hangul_syllables_break_like_ideographs),
		cmocka_unit_test(joined_sequences_stay_together),
		cmocka_unit_test(cjk_is_han_kana_and_bopomofo),
		cmocka_unit_test(words_are_letters_marks_and_digits),
		cmocka_unit_test(what_could_command_a_terminal_is_unsafe),
		cmocka_unit_test(text_soft_hyphens_and_joiners_are_safe),
		cmocka_unit_test(case_is_folded),
		cmocka_unit_test(width_is_folded),
		cmocka_unit_test(what_has_no_folding_maps_to_itself),
		cmocka_unit_test(folding_twice_is_folding_once),
		cmocka_unit_test(unsafe_characters_take_no_column),
		cmocka_unit_test(values_above_unicode_are_answered),
	};

	return cmocka_run_group_tests_name("base/unicode", tests, NULL, NULL);
}
