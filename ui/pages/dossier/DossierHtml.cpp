#include "ui/pages/dossier/Dossier.h"
#include "ui/words/Amounts.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QLocale>

namespace qd::ui {

namespace {

class Texts {
    Q_DECLARE_TR_FUNCTIONS(qd::ui::Dossier)
};

// Shows the decisions in which every word that is typed occurs.
const QByteArray kScript = R"js(const box = document.getElementById("find");
const left = document.getElementById("left");
const all = Array.from(document.querySelectorAll("article"));
const texts = all.map((one) => one.textContent.toLowerCase());
box.addEventListener("input", () => {
  const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  all.forEach((one, i) => {
    const has = words.every((word) => texts[i].includes(word));
    one.hidden = !has;
    shown += has ? 1 : 0;
  });
  document.querySelectorAll("section").forEach((work) => {
    work.hidden = words.length > 0 && !work.querySelector("article:not([hidden])");
  });
  left.textContent = words.length ? shown + " / " + all.length : "";
});
)js";

const char* const kStyle = R"css(:root { color-scheme: light dark; --text: #1d2433; --faint: #5b6475; --line: #d9dde5; --paper: #ffffff; --ground: #f4f5f8; --good: #1b6e3c; --warn: #8a5300; --bad: #b3261e; --info: #1f5fb0; }
@media (prefers-color-scheme: dark) { :root { --text: #e6e9f0; --faint: #9aa4b5; --line: #333a47; --paper: #1c212b; --ground: #12161d; --good: #6fcf97; --warn: #f2b84b; --bad: #ff8a80; --info: #7fb3ff; } }
body { margin: 0; background: var(--ground); color: var(--text); font: 15px/1.5 Inter, system-ui, sans-serif; }
header, section { max-width: 56rem; margin: 1.5rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; margin: 0 0 .25rem; } h2 { font-size: 1.2rem; margin: 0 0 .25rem; }
h3 { font-size: .78rem; letter-spacing: .06em; text-transform: uppercase; color: var(--faint); margin: 1.2rem 0 .3rem; border-top: 1px solid var(--line); padding-top: .8rem; }
article, .work { background: var(--paper); border: 1px solid var(--line); border-radius: 8px; padding: 1rem 1.25rem; margin: 1rem 0; }
p { margin: .2rem 0; white-space: pre-wrap; overflow-wrap: anywhere; }
.pair { display: grid; grid-template-columns: minmax(8rem, 17rem) 1fr; gap: 1rem; margin: .15rem 0; } .pair span { overflow-wrap: anywhere; } .pair span:first-child { color: var(--faint); }
.strong { font-weight: 600; } .muted { color: var(--faint); } .good { color: var(--good); } .warn { color: var(--warn); } .bad { color: var(--bad); } .info { color: var(--info); }
details { margin: .3rem 0; border-inline-start: 3px solid var(--line); padding-inline-start: .8rem; } summary { cursor: pointer; }
img { max-width: 100%; height: auto; border: 1px solid var(--line); } figure { margin: 1rem 0; }
#find { font: inherit; width: 100%; box-sizing: border-box; padding: .5rem .75rem; border: 1px solid var(--line); border-radius: 8px; background: var(--paper); color: var(--text); }
@media print { #search { display: none; } body { background: none; } article, .work { break-inside: avoid-page; } }
)css";

QString escaped(const QString& text) { return text.toHtmlEscaped(); }

QString classOf(Tone tone)
{
    switch (tone) {
    case Tone::Strong: return QStringLiteral("strong");
    case Tone::Muted: return QStringLiteral("muted");
    case Tone::Good: return QStringLiteral("good");
    case Tone::Warn: return QStringLiteral("warn");
    case Tone::Bad: return QStringLiteral("bad");
    case Tone::Info: return QStringLiteral("info");
    case Tone::Plain: return {};
    }
    return {};
}

QString spanOf(const QString& text, Tone tone)
{
    return QStringLiteral("<span class=\"%1\">%2</span>").arg(classOf(tone), escaped(text));
}

QString paragraph(const QString& text, Tone tone)
{
    return QStringLiteral("<p class=\"%1\">%2</p>\n").arg(classOf(tone), escaped(text));
}

/// One line that holds no others.
QString markupOf(const FactLine& line)
{
    switch (line.kind) {
    case FactLine::Heading: return QStringLiteral("<h3>%1</h3>\n").arg(escaped(line.text));
    case FactLine::Text: return paragraph(line.text, line.tone);
    case FactLine::Pair:
    case FactLine::Meter:
        return QStringLiteral("<div class=\"pair\">%1%2</div>\n").arg(spanOf(line.text, line.kind == FactLine::Meter ? Tone::Plain : line.tone), spanOf(line.value, line.valueTone));
    case FactLine::Mark: return QStringLiteral("<p>%1 %2</p>\n").arg(spanOf(line.value, line.valueTone), spanOf(line.text, line.tone));
    case FactLine::More: return paragraph(line.folded.join(QLatin1Char('\n')), line.tone);
    case FactLine::Link: return {};
    }
    return {};
}

/// Lines in their order; what stands inside of something that opens can be folded away.
QString markupOf(const QList<FactLine>& lines)
{
    QString text;
    bool isOpen = false;
    for (const FactLine& line : lines) {
        if (isOpen && line.inside == 0) {
            text += QStringLiteral("</details>\n");
            isOpen = false;
        }
        if (line.kind == FactLine::Link && line.open) {
            text += QStringLiteral("<details><summary>%1 %2</summary>\n").arg(escaped(line.text), spanOf(line.beside, line.valueTone));
            isOpen = true;
        } else {
            text += markupOf(line);
        }
    }
    return isOpen ? text + QStringLiteral("</details>\n") : text;
}

QString markupOf(const DossierEntry& entry)
{
    QString text = QStringLiteral("<article id=\"%1\">\n<h2>%2</h2>\n%3").arg(entry.decision.id.toString(), escaped(entry.decision.decision), paragraph(entry.about, Tone::Muted));
    text += markupOf(entry.lines);
    for (const DossierPicture& picture : entry.pictures)
        text += QStringLiteral("<figure><img alt=\"%1\" src=\"data:%2;base64,%3\"><figcaption class=\"muted\">%1</figcaption></figure>\n")
                    .arg(escaped(picture.caption), picture.mediaType, QString::fromLatin1(picture.bytes.toBase64()));
    return text + QStringLiteral("</article>\n");
}

QString markupOf(const DossierRun& run)
{
    QString text = QStringLiteral("<section>\n<h2>%1</h2>\n").arg(escaped(run.title.isEmpty() ? Texts::tr("Outside of any run") : run.title));
    if (!run.brief.isEmpty())
        text += paragraph(run.brief, Tone::Muted);
    if (!run.lines.isEmpty())
        text += QStringLiteral("<div class=\"work\">\n<p class=\"strong\">%1</p>\n%2</div>\n").arg(escaped(Texts::tr("What left the house, and why it might")), markupOf(run.lines));
    for (const DossierEntry& entry : run.entries)
        text += markupOf(entry);
    return text + QStringLiteral("</section>\n");
}

} // namespace

QByteArray dossierHtml(const Dossier& dossier)
{
    const QByteArray hash = QCryptographicHash::hash(kScript, QCryptographicHash::Sha256).toBase64();
    QString text = QStringLiteral("<!doctype html>\n<html lang=\"%1\" dir=\"%2\">\n<head>\n<meta charset=\"utf-8\">\n"
                                  "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-%3'\">\n"
                                  "<meta name=\"viewport\" content=\"width=device-width\">\n<meta name=\"generator\" content=\"Quarterdeck\">\n<title>%4</title>\n<style>\n")
                       .arg(QLocale().bcp47Name(), QLocale().textDirection() == Qt::RightToLeft ? QStringLiteral("rtl") : QStringLiteral("ltr"), QString::fromLatin1(hash), escaped(dossier.title));
    text += QString::fromLatin1(kStyle) + QStringLiteral("</style>\n</head>\n<body>\n<header>\n<h1>%1</h1>\n").arg(escaped(dossier.title));
    text += paragraph(Texts::tr("%1 · %n decision(s) · as it was on %2", "organisation · how many · when", plural(dossier.decisions())).arg(dossier.organisation, absoluteText(dossier.made)), Tone::Muted);
    if (dossier.rehearsal)
        text += paragraph(Texts::tr("Some of it is rehearsal: made by the rehearsal model, to try things out."), Tone::Info);
    text += QStringLiteral("<div id=\"search\"><label class=\"muted\" for=\"find\">%1</label><input id=\"find\" type=\"search\" autocomplete=\"off\"><p id=\"left\" class=\"muted\" aria-live=\"polite\"></p></div>\n</header>\n<main>\n")
                .arg(escaped(Texts::tr("Search these decisions")));
    for (const DossierRun& run : dossier.runs)
        text += markupOf(run);
    text += QStringLiteral("</main>\n<script>");
    return text.toUtf8() + kScript + QByteArrayLiteral("</script>\n</body>\n</html>\n");
}

} // namespace qd::ui
