#include "ui/pages/calls/MarkupParts.h"

#include "ui/style/Tokens.h"

#include <QFontMetrics>

namespace qd::ui::markup {

namespace {
constexpr int kNameWide = 26; ///< characters that the name of a fact has
}

QString escaped(const QString& text)
{
    return text.toHtmlEscaped().replace(QLatin1Char('\n'), QLatin1String("<br>"));
}

QString coloured(const QString& text, const QColor& colour)
{
    return QStringLiteral("<span style=\"color:%1\">%2</span>").arg(colour.name(), escaped(text));
}

QString muted(const QString& text)
{
    return coloured(text, tokens().textMuted);
}

QString strong(const QString& text)
{
    return QStringLiteral("<b>%1</b>").arg(escaped(text));
}

QString heading(const QString& text, const QString& id)
{
    return QStringLiteral("<p style=\"margin-top:20px;margin-bottom:6px\"><a name=\"%1\"></a><b style=\"font-size:large\">%2</b></p>").arg(id, escaped(text));
}

QString link(const QString& text, const QString& to)
{
    return QStringLiteral("<a href=\"%1\" style=\"color:%2;text-decoration:none\">%3</a>").arg(to.toHtmlEscaped(), tokens().info.name(), escaped(text));
}

QString fact(const QString& name, const QString& markup)
{
    const int wide = QFontMetrics(bodyFont()).averageCharWidth() * kNameWide;
    return QStringLiteral("<tr><td width=\"%1\" valign=\"top\">%2</td><td valign=\"top\">%3</td></tr>").arg(QString::number(wide), muted(name), markup);
}

QString facts(const QString& rows)
{
    return QStringLiteral("<table width=\"100%\" cellspacing=\"0\" cellpadding=\"3\">") + rows + QStringLiteral("</table>");
}

QString framed(const QString& head, const QString& markup, const QColor& colour)
{
    return QStringLiteral("<table width=\"100%\" cellspacing=\"0\" cellpadding=\"0\" style=\"margin-top:6px;margin-bottom:6px\"><tr>"
                          "<td width=\"3\" bgcolor=\"") + colour.name() + QStringLiteral("\"></td><td style=\"padding-left:10px;padding-right:4px\">") + head
        + QStringLiteral("<div>") + markup + QStringLiteral("</div></td></tr></table>");
}

QString block(const QString& head, const QString& text, const QColor& colour, bool isCode)
{
    const QString body = isCode ? QStringLiteral("<span style=\"font-family:'DejaVu Sans Mono',monospace;white-space:pre-wrap\">%1</span>").arg(escaped(text))
                                : QStringLiteral("<span style=\"white-space:pre-wrap\">%1</span>").arg(escaped(text));
    return framed(head, body, colour);
}

} // namespace qd::ui::markup
