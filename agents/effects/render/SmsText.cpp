#include "agents/effects/render/SmsText.h"

#include "agents/effects/limits/SmsSegments.h"
#include "agents/effects/render/Html.h"
#include "agents/tools/protocol/OutsideText.h"

namespace qd::agents {

namespace {

constexpr qsizetype kMostShown = 12; ///< of the characters that make it UCS-2

/// As it is sent: without what cannot be seen, and no blanks around it.
QString sentText(const SmsMaterial& material)
{
    QString text = material.text;
    text.replace(QLatin1String("\r\n"), QLatin1String("\n")).replace(QLatin1Char('\r'), QLatin1Char('\n'));
    text = cleaned(text, kSmsLimit + 1).trimmed();
    if (!material.link.isEmpty() && !text.contains(material.link))
        text += QLatin1Char(text.contains(QLatin1Char('\n')) ? '\n' : ' ') + material.link;
    return material.rehearsal ? QStringLiteral("[Rehearsal] ") + text : text;
}

/// Those outside of the alphabet that every phone has, each once.
QString foreign(const QString& text)
{
    QString all;
    const QList<uint> characters = text.toUcs4();
    for (const uint c : characters) {
        const char32_t one = c;
        const QString as = QString::fromUcs4(&one, 1);
        if (!smsSegments(as).isGsm7 && !all.contains(as) && all.size() < 2 * kMostShown)
            all += as;
    }
    return all;
}

QString countsOf(const QString& text, const SmsSegments& segments)
{
    const QString parts = segments.count == 1 ? QStringLiteral("1 part") : QStringLiteral("%1 parts, each paid").arg(segments.count);
    return QStringLiteral("%1 characters, %2, room for %3 more in the last").arg(text.size()).arg(parts).arg(segments.left);
}

QString previewOf(const QString& text, const SmsSegments& segments)
{
    HtmlWriter out;
    out.open("table", {{"width", QStringLiteral("360")}, {"cellpadding", QStringLiteral("14")}, {"bgcolor", QStringLiteral("#e9e9eb")}});
    out.open("tr");
    out.open("td");
    const QStringList lines = text.split(QLatin1Char('\n'));
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (i > 0)
            out.leaf("br");
        out.raw(QStringLiteral("<font color=\"#101010\">%1</font>").arg(escaped(lines[i])));
    }
    out.close("td");
    out.close("tr");
    out.close("table");
    out.element("p", {}, countsOf(text, segments));
    if (!segments.isGsm7)
        out.element("p", {}, QStringLiteral("These are not in the alphabet that SMS is made for, so a part takes 67 characters instead of 153: %1").arg(foreign(text)));
    return out.take();
}

Error unfit(const QString& text, const QString& where, const QString& hint)
{
    return {Error::Parse, text, where, hint};
}

} // namespace

Result<Rendered> renderSms(const SmsMaterial& material)
{
    if (const Result<Done> link = checkLink(material.link, QStringLiteral("SMS")); !link)
        return link.error();
    if (material.text.trimmed().isEmpty())
        return unfit(QStringLiteral("the SMS has no text"), QStringLiteral("text"), QStringLiteral("what its reader is to read"));
    const QString text = sentText(material);
    if (text.size() > kSmsLimit)
        return unfit(QStringLiteral("the SMS has more than %1 characters").arg(kSmsLimit), QStringLiteral("text"), QStringLiteral("one or two sentences: 160 characters are one part"));
    const SmsSegments segments = smsSegments(text);
    const QString title = oneLine(material.title);
    Rendered out;
    out.content.kind = {QStringLiteral("sms")};
    out.content.audience = QStringLiteral("those that it is sent to, by SMS");
    out.content.title = title.isEmpty() ? oneLine(text).left(80) : title;
    out.content.reversible = false;
    out.content.rehearsal = material.rehearsal;
    out.content.details = {{QStringLiteral("title"), out.content.title}, {QStringLiteral("date"), toRfc3339(material.date)}, {QStringLiteral("text"), text},
                           {QStringLiteral("segments"), qint64(segments.count)}, {QStringLiteral("characters"), qint64(text.size())},
                           {QStringLiteral("encoding"), segments.isGsm7 ? QStringLiteral("GSM-7") : QStringLiteral("UCS-2")}};
    out.add(QStringLiteral("sms.txt"), QStringLiteral("text/plain"), text.toUtf8());
    out.preview = previewOf(text, segments).toUtf8();
    return out;
}

} // namespace qd::agents
