#include "agents/effects/render/social/PostView.h"

#include <QRegularExpression>

namespace qd::agents {

namespace {

void showLine(HtmlWriter& out, const QString& line)
{
    static const QRegularExpression link(QStringLiteral("https?://\\S+"));
    qsizetype from = 0;
    for (auto links = link.globalMatch(line); links.hasNext();) {
        const QRegularExpressionMatch found = links.next();
        out.text(QStringView(line).mid(from, found.capturedStart() - from));
        out.element("a", {{"href", found.captured()}}, found.captured());
        from = found.capturedEnd();
    }
    out.text(QStringView(line).mid(from));
}

} // namespace

void showAuthor(HtmlWriter& out, const QString& name)
{
    out.open("p");
    out.element("strong", {}, oneLine(name));
    out.close("p");
}

void showText(HtmlWriter& out, const QString& text)
{
    for (const QString& paragraph : text.split(QLatin1String("\n\n"))) {
        out.open("p", {{"dir", QStringLiteral("auto")}});
        const QStringList lines = paragraph.split(QLatin1Char('\n'));
        for (qsizetype i = 0; i < lines.size(); ++i) {
            if (i > 0)
                out.leaf("br");
            showLine(out, lines.at(i));
        }
        out.close("p");
    }
}

void showPicture(HtmlWriter& out, const QString& file, const QString& alt)
{
    out.open("p");
    out.leaf("img", {{"src", file}, {"alt", oneLine(alt)}, {"width", QStringLiteral("520")}});
    out.close("p");
}

} // namespace qd::agents
