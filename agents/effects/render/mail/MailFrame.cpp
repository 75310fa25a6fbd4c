#include "agents/effects/render/mail/MailFrame.h"

#include "agents/effects/render/PageHead.h"
#include "agents/skills/text/Language.h"

namespace qd::agents {

namespace {

constexpr int kLongestSubject = 200;

} // namespace

QString mailNote(const QString& title, const QString& text)
{
    return QStringLiteral("Rehearsal: written by the rehearsal model%1. Not for sending.").arg(languageNote(title, text));
}

QString mailLanguage(const QString& text, const Brand& brand)
{
    const QString written = languageOf(text);
    return written.isEmpty() ? oneLine(brand.language) : written;
}

Result<Done> checkSubject(const QString& subject)
{
    const qsizetype length = oneLine(subject).size();
    if (length == 0 || length > kLongestSubject)
        return Error{Error::Parse, QStringLiteral("the subject has %1 characters; a subject has 1 to %2").arg(length).arg(kLongestSubject), QStringLiteral("subject"), {}};
    return Done{};
}

void noteInto(HtmlWriter& out, const QString& note, const Shades& shades)
{
    out.element("p", {{"style", QStringLiteral("margin:0 0 20px;padding:8px 12px;border:1px solid %1;font-size:14px").arg(shades.accent)}}, note);
}

void buttonInto(HtmlWriter& out, const QString& link, QStringView words, const Shades& shades, const HtmlWriter::Attributes& marks)
{
    if (link.isEmpty())
        return;
    const QString button = QStringLiteral("display:inline-block;padding:11px 18px;background:%1;color:%2;font-weight:bold;text-decoration:none;border-radius:4px").arg(shades.link, shades.onLink);
    HtmlWriter::Attributes all{{"href", link}};
    all.append(marks);
    all.append({"style", button});
    out.open("p", {{"style", QStringLiteral("margin:24px 0 0")}});
    out.element("a", all, words);
    out.close("p");
    out.line();
}

/// Inboxes show the first text of a message after its subject; the reader of the opened message does not need it.
void frameInto(HtmlWriter& out, const QString& preheader, const Brand& brand, const Shades& shades, const std::function<void()>& text)
{
    out.element("div", {{"style", QStringLiteral("display:none;max-height:0;overflow:hidden")}}, oneLine(preheader));
    out.open("div", {{"style", QStringLiteral("max-width:600px;margin:0 auto;padding:28px 20px;font:16px/1.6 Arial,Helvetica,sans-serif")}});
    out.element("p", {{"style", QStringLiteral("margin:0 0 24px;padding:0 0 12px;border-bottom:3px solid %1;font-weight:bold").arg(shades.accent)}}, oneLine(brand.name));
    out.line();
    text();
    out.raw(QStringLiteral("</div></body>\n</html>\n"));
}

QByteArray mailPreview(const QString& subject, const QString& preheader, const std::function<void(HtmlWriter&)>& text)
{
    HtmlWriter out;
    out.open("p");
    out.element("strong", {}, oneLine(subject));
    out.leaf("br");
    out.text(oneLine(preheader));
    out.close("p");
    out.leaf("hr");
    text(out);
    return out.take().toUtf8();
}

} // namespace qd::agents
