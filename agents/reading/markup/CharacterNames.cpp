#include "agents/reading/markup/CharacterNames.h"

#include <QHash>
#include <QStringList>

#include <array>

namespace qd::agents {

namespace {

constexpr qsizetype kLongestName = 6; // of those that count without a ;

/// In the order of their characters, from U+00A0 to U+00FF; these count without a ';', too.
constexpr char kLatin[] =
    "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil "
    "sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute "
    "Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc "
    "atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide "
    "oslash ugrave uacute ucirc uuml yacute thorn yuml";

/// These too.
constexpr char kOld[] = "amp 26 AMP 26 lt 3c LT 3c gt 3e GT 3e quot 22 QUOT 22 COPY a9 REG ae";

constexpr char kOthers[] =
    "apos 27 Tab 9 NewLine a excl 21 num 23 dollar 24 percnt 25 lpar 28 rpar 29 ast 2a midast 2a plus 2b comma 2c period 2e sol 2f colon 3a "
    "semi 3b equals 3d quest 3f commat 40 lsqb 5b lbrack 5b bsol 5c rsqb 5d rbrack 5d Hat 5e lowbar 5f UnderBar 5f grave 60 lcub 7b lbrace 7b "
    "verbar 7c vert 7c VerticalLine 7c rcub 7d rbrace 7d NonBreakingSpace a0 "
    "OElig 152 oelig 153 Scaron 160 scaron 161 Yuml 178 fnof 192 circ 2c6 tilde 2dc "
    "Alpha 391 Beta 392 Gamma 393 Delta 394 Epsilon 395 Zeta 396 Eta 397 Theta 398 Iota 399 Kappa 39a Lambda 39b Mu 39c Nu 39d Xi 39e "
    "Omicron 39f Pi 3a0 Rho 3a1 Sigma 3a3 Tau 3a4 Upsilon 3a5 Phi 3a6 Chi 3a7 Psi 3a8 Omega 3a9 alpha 3b1 beta 3b2 gamma 3b3 delta 3b4 "
    "epsilon 3b5 zeta 3b6 eta 3b7 theta 3b8 iota 3b9 kappa 3ba lambda 3bb mu 3bc nu 3bd xi 3be omicron 3bf pi 3c0 rho 3c1 sigmaf 3c2 "
    "sigma 3c3 tau 3c4 upsilon 3c5 phi 3c6 chi 3c7 psi 3c8 omega 3c9 thetasym 3d1 upsih 3d2 piv 3d6 "
    "ensp 2002 emsp 2003 thinsp 2009 zwnj 200c zwj 200d lrm 200e rlm 200f hyphen 2010 dash 2010 ndash 2013 mdash 2014 lsquo 2018 rsquo 2019 "
    "sbquo 201a ldquo 201c rdquo 201d bdquo 201e dagger 2020 Dagger 2021 bull 2022 hellip 2026 mldr 2026 permil 2030 prime 2032 Prime 2033 "
    "lsaquo 2039 rsaquo 203a oline 203e frasl 2044 euro 20ac image 2111 weierp 2118 real 211c trade 2122 TRADE 2122 alefsym 2135 "
    "larr 2190 uarr 2191 rarr 2192 darr 2193 harr 2194 crarr 21b5 lArr 21d0 uArr 21d1 rArr 21d2 dArr 21d3 hArr 21d4 "
    "forall 2200 part 2202 exist 2203 empty 2205 nabla 2207 isin 2208 notin 2209 ni 220b prod 220f sum 2211 minus 2212 lowast 2217 "
    "radic 221a prop 221d infin 221e ang 2220 and 2227 or 2228 cap 2229 cup 222a int 222b there4 2234 sim 223c cong 2245 asymp 2248 ne 2260 "
    "equiv 2261 le 2264 ge 2265 sub 2282 sup 2283 nsub 2284 sube 2286 supe 2287 oplus 2295 otimes 2297 perp 22a5 sdot 22c5 "
    "lceil 2308 rceil 2309 lfloor 230a rfloor 230b lang 27e8 rang 27e9 loz 25ca spades 2660 clubs 2663 hearts 2665 diams 2666 "
    "starf 2605 phone 260e check 2713";

struct Names {
    QHash<QString, char32_t> all;
    QHash<QString, char32_t> old; ///< of all, those that count without a ';'
};

QHash<QString, char32_t> paired(const char* list)
{
    const QStringList words = QString::fromLatin1(list).split(u' ');
    QHash<QString, char32_t> names;
    for (qsizetype i = 0; i + 1 < words.size(); i += 2)
        names.insert(words[i], words[i + 1].toUInt(nullptr, 16));
    return names;
}

const Names& names()
{
    static const Names kNames = [] {
        Names made;
        made.old = paired(kOld);
        char32_t next = 0xa0;
        for (const QString& name : QString::fromLatin1(kLatin).split(u' '))
            made.old.insert(name, next++);
        made.all = paired(kOthers);
        made.all.insert(made.old);
        return made;
    }();
    return kNames;
}

bool isAlphanumeric(QChar c)
{
    const char16_t low = c.unicode() | 0x20;
    return (c >= u'0' && c <= u'9') || (low >= 'a' && low <= 'z');
}

char32_t meant(quint32 number)
{
    if (number == 0 || number > 0x10FFFF || (number >= 0xD800 && number < 0xE000))
        return QChar::ReplacementCharacter;
    return number >= 0x80 && number < 0xA0 ? windowsCharacter(quint8(number)) : char32_t(number);
}

char32_t numeric(QStringView text, qsizetype& at)
{
    qsizetype i = at + 2;
    const bool isHex = i < text.size() && (text[i] == u'x' || text[i] == u'X');
    i += isHex ? 1 : 0;
    const qsizetype first = i;
    quint32 number = 0;
    for (; i < text.size(); ++i) {
        const char16_t c = text[i].unicode();
        const char16_t low = c | 0x20;
        const int digit = c >= '0' && c <= '9' ? c - '0' : isHex && low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
        if (digit < 0)
            break;
        number = qMin<quint32>(number * (isHex ? 16 : 10) + quint32(digit), 0x110000);
    }
    if (i == first)
        return 0;
    at = i < text.size() && text[i] == u';' ? i + 1 : i;
    return meant(number);
}

} // namespace

char32_t windowsCharacter(quint8 byte)
{
    static constexpr std::array<char16_t, 32> kMeant{0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160,
                                                     0x2039, 0x152,  0x8D,   0x17D,  0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                                     0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E, 0x178};
    return byte >= 0x80 && byte < 0xA0 ? kMeant[byte - 0x80] : byte;
}

char32_t namedCharacter(QStringView name)
{
    return name.size() > 16 ? 0 : names().all.value(name.toString());
}

char32_t characterReference(QStringView text, qsizetype& at, bool inAttribute)
{
    if (at + 1 < text.size() && text[at + 1] == u'#')
        return numeric(text, at);
    qsizetype end = at + 1;
    while (end < text.size() && end - at <= 16 && isAlphanumeric(text[end]))
        ++end;
    if (end < text.size() && text[end] == u';')
        if (const char32_t named = namedCharacter(text.sliced(at + 1, end - at - 1))) {
            at = end + 1;
            return named;
        }
    for (qsizetype stop = qMin(end, at + 1 + kLongestName); stop > at + 2; --stop) {
        const char32_t named = names().old.value(text.sliced(at + 1, stop - at - 1).toString());
        if (!named)
            continue;
        if (inAttribute && stop < text.size() && (text[stop] == u'=' || isAlphanumeric(text[stop])))
            return 0;
        at = stop;
        return named;
    }
    return 0;
}

QString withoutReferences(QStringView text, bool inAttribute)
{
    QString out;
    out.reserve(text.size());
    for (qsizetype at = 0; at < text.size();) {
        const char32_t meant = text[at] == u'&' ? characterReference(text, at, inAttribute) : 0;
        if (meant > 0xFFFF)
            out.append(QChar(QChar::highSurrogate(meant))).append(QChar(QChar::lowSurrogate(meant)));
        else if (meant)
            out.append(QChar(char16_t(meant)));
        else if (!text[at].isNull())
            out.append(text[at++]);
        else
            ++at;
    }
    return out;
}

} // namespace qd::agents
