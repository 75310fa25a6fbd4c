#include "agents/effects/render/Look.h"

#include <QColor>

#include <cmath>

namespace qd::agents {

namespace {

double channel(int value)
{
    const double c = value / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& c)
{
    return 0.2126 * channel(c.red()) + 0.7152 * channel(c.green()) + 0.0722 * channel(c.blue());
}

double contrast(const QColor& a, const QColor& b)
{
    const double one = luminance(a) + 0.05;
    const double other = luminance(b) + 0.05;
    return one > other ? one / other : other / one;
}

/// `percent` of b in a.
QColor mixed(const QColor& a, const QColor& b, int percent)
{
    const auto part = [percent](int x, int y) { return (x * (100 - percent) + y * percent) / 100; };
    return {part(a.red(), b.red()), part(a.green(), b.green()), part(a.blue(), b.blue())};
}

/// `colour`, moved away from `ground` until it can be read there.
QColor legible(const QColor& colour, const QColor& ground, double ratio)
{
    const QColor away = contrast(Qt::white, ground) > contrast(Qt::black, ground) ? Qt::white : Qt::black;
    for (int percent = 0; percent < 100; percent += 5)
        if (const QColor tried = mixed(colour, away, percent); contrast(tried, ground) >= ratio)
            return tried;
    return away;
}

Result<QColor> colourOf(const QString& written, const QString& member, const char* otherwise)
{
    const QColor ours(QLatin1String{otherwise});
    if (written.isEmpty())
        return ours;
    const QColor read(written);
    if (written.size() == 7 && written.startsWith(QLatin1Char('#')) && read.isValid())
        return read;
    return Error{Error::Parse, QStringLiteral("the brand's %1 is \"%2\"; a colour is written as \"#1f4b5f\"").arg(member, written.left(40)),
                 member, QStringLiteral("#rrggbb")};
}

Shades shadesOn(const QColor& ground, const QColor& text, const QColor& primary, const QColor& accent)
{
    const QColor ink = legible(text, ground, 7);
    const QColor raised = mixed(ground, ink, 5);
    const QColor link = legible(primary, raised, 4.5);
    const QColor onLink = contrast(Qt::white, link) >= 4.5 ? QColor(Qt::white) : legible(Qt::black, link, 4.5);
    return {ground.name(), raised.name(), mixed(ground, ink, 16).name(), ink.name(),
            legible(mixed(ink, ground, 35), raised, 4.5).name(), link.name(), onLink.name(), legible(accent, ground, 3).name()};
}

QString variables(const Shades& s)
{
    return QStringLiteral("--ground:%1;--raised:%2;--line:%3;--text:%4;--muted:%5;--link:%6;--on-link:%7;--accent:%8")
        .arg(s.ground, s.raised, s.line, s.text, s.muted, s.link, s.onLink, s.accent);
}

const char* const kRules = R"css(
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--text);font:1.125rem/1.65 Inter,"Segoe UI",Roboto,"Helvetica Neue",Arial,"Noto Sans",sans-serif;overflow-wrap:break-word}
a{color:var(--link);text-underline-offset:.18em;text-decoration-thickness:.07em}
a:hover{text-decoration-thickness:.14em}
a:focus-visible{outline:3px solid var(--accent);outline-offset:3px;border-radius:2px}
img{display:block;max-width:100%;height:auto}
.top{border-top:4px solid var(--accent);border-bottom:1px solid var(--line)}
.top div{max-width:60rem;margin:0 auto;padding:.9rem 1.25rem;display:flex;flex-wrap:wrap;gap:.1rem 1rem;align-items:baseline}
.brand{font-weight:700;color:var(--text);text-decoration:none;letter-spacing:-.01em}
.tagline{color:var(--muted);font-size:.95rem}
main{max-width:60rem;margin:0 auto;padding:2.25rem 1.25rem 4rem}
.lead,.text{max-width:42rem;margin-left:auto;margin-right:auto}
.mark{margin:0 0 1.75rem;padding:.55rem .9rem;border:1px solid var(--accent);border-left-width:5px;border-radius:4px;background:var(--raised);font-size:.95rem;line-height:1.45}
h1,h2,h3,h4{line-height:1.22;letter-spacing:-.015em;text-wrap:balance}
h1{margin:0;font-size:clamp(2rem,5.2vw,2.9rem);line-height:1.12;letter-spacing:-.025em}
h2{margin:2.6rem 0 .7rem;font-size:1.6rem}
h3{margin:2rem 0 .5rem;font-size:1.25rem}
h4,h5,h6{margin:1.6rem 0 .4rem;font-size:1.08rem}
p,ul,ol,blockquote,pre,table{margin:0 0 1.2rem}
.dek{margin:1rem 0 0;font-size:1.25rem;line-height:1.5;color:var(--muted)}
.byline{margin:1.1rem 0 0;font-size:.95rem;color:var(--muted)}
.byline span{color:var(--text);font-weight:600}
figure{margin:2rem 0 2.5rem}
figure img{width:100%;border-radius:8px}
.text img{border-radius:6px}
li{margin:.35rem 0}
ul,ol{padding-left:1.4rem}
li::marker{color:var(--muted)}
blockquote{padding:.1rem 0 .1rem 1.2rem;border-left:4px solid var(--accent);font-size:1.08em}
blockquote p:last-child{margin-bottom:0}
code{font:.9em ui-monospace,"Cascadia Mono","DejaVu Sans Mono",monospace;background:var(--raised);padding:.1em .3em;border-radius:4px}
pre{overflow-x:auto;padding:1rem;background:var(--raised);border-radius:6px}
pre code{padding:0;background:none}
table{display:block;overflow-x:auto;border-collapse:collapse;font-size:.98rem;font-variant-numeric:tabular-nums}
th,td{padding:.5rem .9rem .5rem 0;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
th{font-weight:600}
hr{margin:2.5rem 0;border:0;border-top:1px solid var(--line)}
.next{margin:3rem 0 0;padding:1.5rem;border-radius:8px;background:var(--raised);border:1px solid var(--line)}
.next p{margin:0 0 1rem;font-size:1.15rem;font-weight:600;line-height:1.4}
.button{display:inline-block;padding:.6rem 1.15rem;border-radius:6px;background:var(--link);color:var(--on-link);font-weight:600;font-size:1rem;text-decoration:none}
.sources{margin:3rem 0 0;padding-top:1.25rem;border-top:1px solid var(--line);font-size:.95rem;color:var(--muted)}
.sources h2{margin:0 0 .5rem;font-size:1rem;letter-spacing:0;color:var(--text)}
.sources ol{margin:0}
.foot{border-top:1px solid var(--line);font-size:.95rem;color:var(--muted)}
.foot div{max-width:60rem;margin:0 auto;padding:1.5rem 1.25rem 2.5rem;display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;justify-content:space-between}
.posts{list-style:none;margin:2.5rem 0 0;padding:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,17rem),1fr));gap:2.5rem 2rem}
.posts li{margin:0}
.posts li:first-child{grid-column:1/-1}
.posts a{color:inherit;text-decoration:none;display:block}
.posts a:hover h2{text-decoration:underline;text-decoration-thickness:.08em;text-underline-offset:.16em}
.posts img{width:100%;aspect-ratio:1200/630;object-fit:cover;border-radius:8px;background:var(--raised)}
.posts h2{margin:.9rem 0 .35rem;font-size:1.25rem}
.posts p{margin:0 0 .5rem;color:var(--muted);font-size:1rem;line-height:1.5}
.posts .when{font-size:.9rem}
.tag{display:inline-block;margin-left:.6rem;padding:0 .5rem;border:1px solid var(--accent);border-radius:99px;font-size:.8rem;color:var(--text)}
@media (min-width:48rem){.posts li:first-child a{display:grid;grid-template-columns:3fr 2fr;gap:0 2rem;align-items:center}.posts li:first-child h2{font-size:1.9rem;margin-top:0}}
@media (prefers-color-scheme:dark){figure img,.posts img{filter:brightness(.92)}}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
@page{margin:18mm 16mm}
@media print{body{background:#fff;color:#000;font-size:11pt;line-height:1.5}.top,.foot div,main{padding-left:0;padding-right:0}main{padding-top:1rem;padding-bottom:1rem}.lead,.text{max-width:none}h2,h3,h4{break-after:avoid}figure,blockquote,pre,table,.next,.sources li{break-inside:avoid}p{orphans:3;widows:3}.text a[rel]::after{content:" (" attr(href) ")";font-size:.85em;color:#444}.button{padding:0;background:none;color:#000}.foot a{display:none}}
)css";

const char* const kPaper = "--ground:#ffffff;--raised:#f4f4f4;--line:#cccccc;--text:#000000;--muted:#444444;--link:#000000;"
                           "--on-link:#000000;--accent:#666666";

} // namespace

Result<Look> Look::of(const Brand& brand)
{
    const Result<QColor> primary = colourOf(brand.colourPrimary, QStringLiteral("colour_primary"), "#1f4b5f");
    const Result<QColor> accent = colourOf(brand.colourAccent, QStringLiteral("colour_accent"), "#c8763c");
    const Result<QColor> ground = colourOf(brand.colourBackground, QStringLiteral("colour_background"), "#ffffff");
    const Result<QColor> text = colourOf(brand.colourText, QStringLiteral("colour_text"), "#1d2430");
    for (const Result<QColor>* read : {&primary, &accent, &ground, &text})
        if (!*read)
            return read->error();
    const QColor night = mixed(QColor(0x10, 0x13, 0x18), *primary, 10);
    const bool darkAnyway = luminance(*ground) < 0.18; // the brand itself is a dark one
    Look look;
    look.light = shadesOn(*ground, *text, *primary, *accent);
    look.dark = darkAnyway ? look.light : shadesOn(night, QColor(0xe9, 0xeb, 0xee), *primary, *accent);
    return look;
}

double contrast(const QString& a, const QString& b)
{
    return contrast(QColor(a), QColor(b));
}

QString styleSheet(const Look& look)
{
    return QStringLiteral(":root{color-scheme:light dark;%1}\n@media (prefers-color-scheme:dark){:root{%2}}\n@media print{:root{%3}}")
               .arg(variables(look.light), variables(look.dark), QLatin1String(kPaper))
        + QLatin1String(kRules);
}

} // namespace qd::agents
