#include "ui/widgets/setup/ChangeText.h"

#include "ui/style/Tokens.h"
#include "ui/widgets/setup/SetupPanel.h"

#include <array>

namespace qd::ui {

namespace {

constexpr qsizetype kBeside = 5;  ///< words that stand before and after what changes, to find it by
constexpr qsizetype kLongest = 60; ///< words of one change

QString markedText(rules::WordsPiece::Kind kind, const QString& text)
{
    const Tokens& t = tokens();
    const bool isNew = kind == rules::WordsPiece::Added;
    return QStringLiteral("<span style=\"background-color:%1;color:%2;text-decoration:%3\">%4</span>")
        .arg((isNew ? t.added : t.removed).name(), t.text.name(), isNew ? QStringLiteral("underline") : QStringLiteral("line-through"), text.toHtmlEscaped());
}

/// The first and last words of a stretch that both have; at an end of the text only those beside the change.
QString sameText(const QString& text, bool isFirst, bool isLast)
{
    const QStringList words = text.split(u' ');
    const qsizetype kept = (isFirst || isLast ? 1 : 2) * kBeside;
    if (words.size() <= kept + 1)
        return text.toHtmlEscaped();
    const QString before = isFirst ? QString() : words.mid(0, kBeside).join(u' ') + u' ';
    const QString after = isLast ? QString() : u' ' + words.mid(words.size() - kBeside).join(u' ');
    return (before + QChar(0x2026) + after).toHtmlEscaped();
}

QString shortened(const QString& text)
{
    const QStringList words = text.split(u' ');
    return words.size() <= kLongest ? text : words.mid(0, kLongest).join(u' ') + QStringLiteral(" …");
}

QString textMarkup(const QList<rules::WordsPiece>& pieces)
{
    QStringList parts;
    for (qsizetype i = 0; i < pieces.size(); ++i)
        parts.append(pieces[i].kind == rules::WordsPiece::Same ? sameText(pieces[i].text, i == 0, i == pieces.size() - 1) : markedText(pieces[i].kind, shortened(pieces[i].text)));
    return parts.join(u' ');
}

QString valueMarkup(const rules::Difference& one)
{
    const auto orNone = [](const QString& value) { return (value.isEmpty() ? SetupPanel::tr("nothing said", "of a field") : value).toHtmlEscaped(); };
    return SetupPanel::tr("%1 → %2", "before, after").arg(orNone(one.before), orNone(one.after));
}

} // namespace

QString fieldWords(const QString& field)
{
    const std::array<std::pair<QLatin1String, QString>, 10> names{{{QLatin1String("role"), SetupPanel::tr("Role")},
                                                                  {QLatin1String("tone"), SetupPanel::tr("Tone")},
                                                                  {QLatin1String("style"), SetupPanel::tr("Style")},
                                                                  {QLatin1String("example"), SetupPanel::tr("Example")},
                                                                  {QLatin1String("instructions"), SetupPanel::tr("Instructions")},
                                                                  {QLatin1String("model"), SetupPanel::tr("Model")},
                                                                  {QLatin1String("fallbacks"), SetupPanel::tr("Models that stand in")},
                                                                  {QLatin1String("temperature"), SetupPanel::tr("Temperature")},
                                                                  {QLatin1String("thinking"), SetupPanel::tr("Tokens to think with")},
                                                                  {QLatin1String("tools"), SetupPanel::tr("Tools")}}};
    for (const auto& [id, name] : names)
        if (field == id)
            return name;
    return field;
}

QString changeMarkup(const QList<rules::Difference>& differences)
{
    QStringList lines;
    for (const rules::Difference& one : differences)
        lines.append(QStringLiteral("<b>%1</b>: %2").arg(fieldWords(one.field).toHtmlEscaped(), one.words.isEmpty() ? valueMarkup(one) : textMarkup(one.words)));
    return lines.join(QStringLiteral("<br>"));
}

} // namespace qd::ui
