#include "agents/reading/markup/HtmlText.h"

#include <gtest/gtest.h>

#include <QElapsedTimer>

namespace qd::test {

using namespace Qt::StringLiterals;
using agents::HtmlPage;
using agents::htmlPage;
using agents::htmlText;

namespace {

struct Case {
    const char* html;
    const char* text;
};

void expectAll(std::initializer_list<Case> cases)
{
    for (const Case& one : cases)
        EXPECT_EQ(htmlText(QString::fromUtf8(one.html)).toStdString(), one.text) << one.html;
}

} // namespace

TEST(HtmlText, APageBecomesReadableText)
{
    const HtmlPage page = htmlPage(QString::fromUtf8(R"(<!DOCTYPE html>
<html lang="en-GB"><head><title> A  page
 of ours </title>
<meta charset=utf-8><meta name="Description" content="What it is &amp; does">
<meta property="article:published_time" content="2026-11-22T08:00:00Z">
<link rel="shortlink canonical" href="/page"><style>p { color: red }</style><script>var a = "<p>no";</script></head>
<body><h1>Head <em>line</em></h1><p>First
paragraph&nbsp;here.<br>Second line<p>Next <a href="/a?b&amp;c">one</a>, <a href='https://other.example/#x'>two</a>.
<h2>List</h2><ul><li>Point<li>Other <b>point</b><ul><li>Within</ul></ul><ol><li>One</li><li>Two</li></ol>
<table><tr><th>Name<th>Sum<tr><td>Ann</td><td>7</td></tr></table>
<img src=x alt="A  boat"><pre>code
  stays</pre><!-- not this --><template><p>nor this</template><blockquote>Said</blockquote></body></html>)"),
                                   QUrl(u"https://example.com/dir/page?x"_s));
    EXPECT_EQ(page.title, u"A page of ours"_s);
    EXPECT_EQ(page.description, u"What it is & does"_s);
    EXPECT_EQ(page.published, u"2026-11-22T08:00:00Z"_s);
    EXPECT_EQ(page.canonical, u"https://example.com/page"_s);
    EXPECT_EQ(page.language, u"en-GB"_s);
    EXPECT_EQ(page.text.toStdString(), "# Head line\n\nFirst paragraph here.\nSecond line\n\nNext one, two.\n\n## List\n\n- Point\n- Other point\n  - Within\n\n"
                                       "1. One\n2. Two\n\nName | Sum\nAnn | 7\n\n[image: A boat]\n\ncode\n  stays\n\nSaid");
    ASSERT_EQ(page.links.size(), 2);
    EXPECT_EQ(page.links[0].text, u"one"_s);
    EXPECT_EQ(page.links[0].address, u"https://example.com/a?b&c"_s);
    EXPECT_EQ(page.links[1].address, u"https://other.example/"_s);
    EXPECT_FALSE(page.isCut);
}

TEST(HtmlText, NoScriptIsText)
{
    expectAll({
        {"a<script>x</script>b", "ab"},
        {"a<script></script >b", "ab"},
        {"a<script>x</script/>b", "ab"},
        {"a<script>x</script y='>'>b", "ab"},
        {"a<script>x</scriptx>y", "a"},
        {"a<script>'<!--'</script>b", "ab"},
        {"a<script>'<!-->'</script>b", "ab"},
        {"a<script><!--<script>x</script>y--></script>b", "ab"},
        {"a<script><!--<script>-></script>--></script>b", "ab"},
        {"a<script><!-- <sCrIpt> --></script>b", "ab"},
        {"a<script><!-- <sCrIpt '</script>b", "a"},
        {"a<script><!-- <scripts '</script>b", "ab"},
        {"a<script><!-- <script> --!></script>b", "a"},
        {"a<SCRIPT>x</ScRiPt>b", "ab"},
        {"a<script>x</\xC5\xBF" "cript>y</script>b", "ab"}, // "ſ" is no "s"
        {"a<script", "a"},
        {"a<script>", "a"},
        {"a<style>x</style>b", "ab"},
        {"a<style><!-- </style>b-->", "ab-->"},
        {"a<iframe><p>x</iframe>b<noembed>y</noembed>c<noframes>z</noframes>d", "abcd"},
        {"a<textarea><script>x</textarea>b", "ab"},
        {"<title><script>x</title>b", "b"},
        {"a<svg><script>x<b>y</script>z</svg>", "az"}, // a tree would show the y: <b> leads out of an SVG
        {"a<div><svg></div><script>if (x<b) y</script>z", "a\nz"}, // the SVG was never closed
        {"a<svg><script><!-- </script> --> x</script>z</svg>", "az"},
        {"a<svg><script><![CDATA[</script>x]]></script>z</svg>", "az"},
        {"a<svg><style><!-- x</style>y", "a"},
        {"a<svg><script>x<g>y</script>z</svg>b", "azb"},
        {"a<svg><style>x</style><script/>b</svg>c", "abc"},
        {"a<svg><script><![CDATA[x]]></script>b</svg>", "ab"},
        {"a<svg><foreignObject><script><!-- x</script>b</foreignObject></svg>", "ab"},
        {"a<template>x<template>y</template>z</template>b", "ab"},
        {"a<!-- x -->b<!--> c --><!--->d<!-- x --!>e<!-- <script> -->f<!doctype x>g<?php x ?>h<![CDATA[x]]>i</>j", "ab c -->def" "ghij"},
        {"a<!-- x", "a"},
        {"<noscript>a</noscript>b", "ab"},
        {"<xmp><b>a</b></xmp>", "<b>a</b>"},
        {"a<plaintext>b</plaintext><script>c", "ab</plaintext><script>c"},
    });
}

TEST(HtmlText, TagsAndCharactersAreReadAsBrowsersDo)
{
    expectAll({
        {"1 < 2 and 3 > 2 <3 <", "1 < 2 and 3 > 2 <3 <"},
        {"a</", "a</"},
        {"a<b title='>' class=\"</b>\">b</b>c", "abc"},
        {"a<b/class=x/>b<br/>c", "ab\nc"},
        {"a<b title=\"x", "a"},
        {"&amp;&lt;&gt;&quot;&apos;&copy;&hellip;&euro;&nbsp;x", "&<>\"'\xC2\xA9\xE2\x80\xA6\xE2\x82\xAC x"},
        {"&amp&copy2 &notit; &not; &bogus; & &; &#; &#x;", "&\xC2\xA9" "2 \xC2\xACit; \xC2\xAC &bogus; & &; &#; &#x;"},
        {"&#65;&#x42;&#X63 &#128;&#x1F600;&#0;&#xD800;&#99999999999;", "ABc \xE2\x82\xAC\xF0\x9F\x98\x80\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
        {"a\r\nb\tc\fd", "a b c d"},
        {"<div>a</div><div></div><div>b</div>", "a\nb"},
        {"<p></p><p>a</p><p> </p><p>b", "a\n\nb"},
        {"<h2></h2>a<li>", "a"},
        {"<ol><li>a<ol><li>b</ol><li>c</ol>", "1. a\n  1. b\n2. c"},
        {"<td>a<td>b", "a | b"},
        {"<select><option>a<option>b</select>", "a\nb"},
        {"<svg><title>a</title><text>b</text></svg><math><mi>c</mi></math>", "a\nbc"},
        {"", ""},
        {"\x01\x02" "a\x7f", "a"},
    });
    EXPECT_EQ(htmlText(u"a"_s + QChar(0) + u"b<p"_s + QChar(0) + u">c"_s), u"abc"_s) << "null bytes";
}

TEST(HtmlText, AttributesAreTheFirstOfTheirNameWithTheirCharacters)
{
    const auto alt = [](const char* attributes) { return htmlText(u"<img "_s + QString::fromUtf8(attributes) + u">"_s); };
    EXPECT_EQ(alt("alt=a alt=b"), u"[image: a]"_s);
    EXPECT_EQ(alt("ALT = 'a b'"), u"[image: a b]"_s);
    EXPECT_EQ(alt("alt='&lt;script&gt;'"), u"[image: <script>]"_s);
    EXPECT_EQ(alt("alt='a&copy=b&copyx&copy;'"), u"[image: a&copy=b&copyx\u00A9]"_s);
    EXPECT_EQ(alt("=x alt=a"), u"[image: a]"_s);
    EXPECT_EQ(alt("/ alt / = / a"), QString());
    EXPECT_EQ(alt("/ alt = / a"), u"[image: /]"_s);
    EXPECT_EQ(alt("alt"), QString());
}

TEST(HtmlText, LinksLeadToTheWebOnly)
{
    const HtmlPage page = htmlPage(u"<base href='/deep/'><a href='x'>X</a><a href='javascript:a'>J</a><a href='mailto:a@b'>M</a><a href='https://u:p@h.example/'>U</a>"
                                   "<a href='x'>again</a><a href='y'></a><a href='#a'>here</a><li><a href=//h.example/z>Z <b>z</b></a></li><a href='http://[bad'>B</a><a>N</a>"_s,
                                   QUrl(u"https://example.com/a"_s));
    QStringList found;
    for (const agents::HtmlLink& link : page.links)
        found.append(link.text + u' ' + link.address);
    EXPECT_EQ(found.join(u'\n').toStdString(), "X https://example.com/deep/x\nU https://h.example/\nhere https://example.com/deep/\nZ z https://h.example/z");
}

TEST(HtmlText, WhatIsMadeToHurtEndsSoon)
{
    constexpr qsizetype size = 512 * 1024;
    const auto many = [](const QString& part) { return part.repeated(int(size / part.size())); };
    const QString bombs[] = {
        many(u"<div>"_s), many(u"<b>"_s), many(u"<ul><li>x"_s), many(u"<a href=x>y"_s), many(u"<table><tr><td>"_s), many(u"<svg><g>"_s), many(u"<svg>"_s) + many(u"</math>"_s),
        many(u"<template>"_s), many(u"</div>"_s), many(u"<!--"_s), many(u"<!-- --!"_s), many(u"--!"_s), many(u"<!"_s), many(u"</"_s), many(u"<"_s), many(u"&"_s), many(u"&#"_s), many(u"&amp"_s),
        many(u"<script>"_s), many(u"<script><!--"_s), many(u"<script><!--<script>"_s), many(u"</script"_s), many(u"<title></titl"_s), many(u"<![CDATA["_s), many(u"<svg><![CDATA["_s),
        u"<p "_s + many(u"a=b "_s) + u">x"_s, u"<p title=\""_s + many(u"x"_s) + u"\">x"_s, u"<"_s + many(u"a"_s) + u">x"_s, many(u"<p title='"_s), many(u"\n"_s), many(u" x"_s),
        many(u"<pre>\n"_s), u"<pre>"_s + many(u"x\n"_s), many(u"<li>"_s), many(QString(QChar(0))), many(QString(QChar(0xD800)) + QChar(0xFFFE)), u"<svg>"_s + many(u"<desc>"_s) + u"x"_s,
    };
    QElapsedTimer all;
    all.start();
    for (const QString& bomb : bombs) {
        const HtmlPage page = htmlPage(bomb, QUrl(u"https://example.com/"_s));
        EXPECT_LE(page.text.size(), 3 * size) << bomb.left(20).toStdString();
        EXPECT_LE(page.links.size(), 200);
    }
    EXPECT_LT(all.elapsed(), 60'000) << "less than a tenth of a second each, however it is nested";
}

TEST(HtmlText, WhatIsEndlessIsCutAndSaysSo)
{
    for (const QString& html : {u"word "_s.repeated(500'000), u"<pre>"_s + u"line\n"_s.repeated(500'000), u"<xmp>"_s + u"<b>\n"_s.repeated(600'000)}) {
        const HtmlPage page = htmlPage(html, {});
        EXPECT_TRUE(page.isCut);
        EXPECT_LE(page.text.size(), 2'000'010);
        EXPECT_GE(page.text.size(), 1'999'990);
    }
}

} // namespace qd::test
