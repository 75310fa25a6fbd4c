#include "agents/skills/design/Palette.h"

#include <QRegularExpression>

#include <cmath>

using namespace Qt::StringLiterals;

namespace qd::agents {

namespace {

constexpr double kReadable = 4.5; // WCAG 2.1, 1.4.3, level AA

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& c)
{
    return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
}

} // namespace

Result<Palette> Palette::of(const Brand& brand)
{
    static const QRegularExpression kForm(u"^#[0-9a-fA-F]{6}$"_s);
    struct Member {
        const char* name;
        const QString& given;
        QLatin1String otherwise;
        QColor Palette::*place;
    };
    const Member members[] = {{"colour_primary", brand.colourPrimary, "#22406b"_L1, &Palette::primary},
                              {"colour_accent", brand.colourAccent, "#f2a541"_L1, &Palette::accent},
                              {"colour_background", brand.colourBackground, "#f6f7f9"_L1, &Palette::background},
                              {"colour_text", brand.colourText, "#1b2430"_L1, &Palette::text}};
    Palette palette;
    for (const Member& member : members) {
        if (!member.given.isEmpty() && !kForm.match(member.given).hasMatch())
            return Error{Error::Parse, u"The brand's \"%1\" is \"%2\", which is no colour."_s.arg(QLatin1String(member.name), member.given.left(40)),
                         u"brand/"_s + QLatin1String(member.name), u"a colour such as \"#1f4e4a\""_s};
        palette.*member.place = QColor(member.given.isEmpty() ? QString(member.otherwise) : member.given);
    }
    return palette;
}

double Palette::contrast(const QColor& a, const QColor& b)
{
    const double one = luminance(a), other = luminance(b);
    return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

QColor Palette::mixed(const QColor& a, const QColor& b, double share)
{
    const auto channel = [share](int from, int to) { return qRound(from + (to - from) * share); };
    return QColor(channel(a.red(), b.red()), channel(a.green(), b.green()), channel(a.blue(), b.blue()));
}

QColor Palette::readableOn(const QColor& ground, const QColor& first) const
{
    for (const QColor& candidate : {first, background, text, QColor(Qt::white)})
        if (contrast(candidate, ground) >= kReadable)
            return candidate;
    return QColor(Qt::black);
}

} // namespace qd::agents
