#include "ui/widgets/inbox/PagePreview.h"

#include "ui/models/TextDiff.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/inbox/SealedDocument.h"

#include <QRegularExpression>
#include <QScrollBar>
#include <QTextFrame>

namespace qd::ui {

namespace {

constexpr int kColumn = 640; ///< a line that is pleasant to read
constexpr int kCard = 520;

QString brandColour(const QString& wished, const QColor& otherwise)
{
    const QColor colour(wished);
    // Only what can be read on paper: a brand may well have a colour that can't.
    return colour.isValid() && contrast(colour, tokens().paper) >= 4.5 ? colour.name() : otherwise.name();
}

QString paperLook(const Brand& brand)
{
    const QString ink = tokens().onPaper.name();
    const QString head = brandColour(brand.colourPrimary, tokens().onPaper);
    const double scale = bodyFont().pointSizeF() / 9.75; // headings follow the document's font, so must the text
    return QStringLiteral("body, p, li, td, th { color: %1; font-family: Inter; font-size: %3px; line-height: 150%; }"
                          "p { margin-top: 0px; margin-bottom: 12px; } li { margin-bottom: 4px; }"
                          "h1 { color: %2; font-size: 26px; font-weight: 700; line-height: 120%; margin-top: 4px; margin-bottom: 10px; }"
                          "h2 { color: %2; font-size: 18px; font-weight: 700; margin-top: 22px; margin-bottom: 8px; }"
                          "h3 { color: %2; font-size: 15px; font-weight: 700; margin-top: 16px; margin-bottom: 6px; }"
                          "a { color: #1c66a8; } blockquote { color: #555555; } .muted, small, figcaption, time { color: #5f6468; }"
                          "code, pre { font-family: monospace; }")
        .arg(ink, head, QString::number(qRound(14 * scale)));
}

/// Plain text as paragraphs, hashtags and addresses in the colour of links.
QString paragraphs(const QString& text)
{
    static const QRegularExpression kTags(QStringLiteral("(^|[\\s>])(#[\\p{L}\\p{N}_]+|https?://[^\\s<]+)"));
    QString html = text.trimmed().toHtmlEscaped();
    html.replace(kTags, QStringLiteral("\\1<span style=\"color:#1c66a8\">\\2</span>"));
    const QStringList parts = html.split(QStringLiteral("\n\n"), Qt::SkipEmptyParts);
    QString out;
    for (const QString& part : parts)
        out += QStringLiteral("<p>") + part.trimmed().replace(QLatin1Char('\n'), QStringLiteral("<br/>")) + QStringLiteral("</p>");
    return out;
}

QString textOf(const Values& details, std::initializer_list<const char*> names)
{
    for (const char* name : names)
        if (const auto found = details.constFind(QLatin1String(name)); found != details.cend())
            if (const auto* text = std::get_if<QString>(&*found); text && !text->isEmpty())
                return *text;
    return {};
}

/// Subject and preheader as a mail program lists them.
QString envelope(const Approval& approval, const Brand& brand)
{
    const QString subject = textOf(approval.content.details, {"subject", "email_subject"});
    if (subject.isEmpty())
        return {};
    const QString preheader = textOf(approval.content.details, {"preheader"});
    return QStringLiteral("<table width=\"100%\" cellpadding=\"12\" bgcolor=\"#f1efea\"><tr><td>"
                          "<span style=\"color:#5f6468\">%1</span><br/><b style=\"font-size:15px\">%2</b><br/>"
                          "<span style=\"color:#5f6468\">%3</span></td></tr></table><p></p>")
        .arg(PagePreview::tr("From %1").arg(brand.name).toHtmlEscaped(), subject.toHtmlEscaped(), preheader.toHtmlEscaped());
}

/// Whom a message is from and how many it goes to; empty where it is addressed to nobody.
QString addressed(const EffectContent& content)
{
    const auto count = int(content.recipients.size());
    if (count == 0)
        return {};
    const QString from = textOf(content.details, {"from"});
    return QStringLiteral("<p style=\"color:#5f6468\">%1%2</p>")
        .arg(from.isEmpty() ? QString() : PagePreview::tr("From %1").arg(from).toHtmlEscaped() + QStringLiteral("<br/>"),
             PagePreview::tr("To %n people, to each of them alone", nullptr, count).toHtmlEscaped());
}

/// A card on the page, as a network shows a post.
QString framed(const QString& html)
{
    return QStringLiteral("<table width=\"100%\" cellspacing=\"0\" cellpadding=\"18\" border=\"1\" style=\"border-collapse: collapse; "
                          "border-style: solid; border-color: #dcd8d0\"><tr><td>") + html + QStringLiteral("</td></tr></table>");
}

QString markedPiece(const DiffPiece& piece, const QString& text)
{
    const QString escaped = text.toHtmlEscaped();
    if (piece.kind == DiffPiece::Same || text.isEmpty())
        return escaped;
    const bool added = piece.kind == DiffPiece::Added;
    // Struck through and underlined besides: colour must not carry it alone.
    return QStringLiteral("<span style=\"background-color:%1; text-decoration:%2\">%3</span>")
        .arg((added ? tokens(Scheme::Light).added : tokens(Scheme::Light).removed).name(),
             added ? QStringLiteral("none") : QStringLiteral("line-through"), escaped);
}

/// Pieces as lines of Markdown, headings set as headings.
QString changesMarkup(const QList<DiffPiece>& pieces)
{
    static const QRegularExpression kMarker(QStringLiteral("^((?:<span[^>]*>)?)#{1,3} "));
    QStringList lines{QString()};
    QStringList plain{QString()};
    for (const DiffPiece& piece : pieces) {
        const QStringList parts = piece.text.split(QLatin1Char('\n'));
        for (qsizetype i = 0; i < parts.size(); ++i) {
            if (i > 0) {
                lines.append(QString());
                plain.append(QString());
            }
            lines.last() += markedPiece(piece, parts.at(i));
            plain.last() += parts.at(i);
        }
    }
    QString out;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString& start = plain.at(i);
        const int level = start.startsWith(QLatin1String("# ")) ? 1 : start.startsWith(QLatin1String("## ")) ? 2
            : start.startsWith(QLatin1String("### ")) ? 3 : 0;
        if (start.trimmed().isEmpty())
            continue;
        const QString tag = level > 0 ? QStringLiteral("h%1").arg(level) : QStringLiteral("p");
        QString line = lines.at(i);
        if (level > 0)
            line.replace(kMarker, QStringLiteral("\\1"));
        out += QStringLiteral("<%1>").arg(tag) + line + QStringLiteral("</%1>").arg(tag);
    }
    return out;
}

} // namespace

PagePreview::PagePreview(History* history, QWidget* parent)
    : QTextBrowser(parent), m_history(history), m_page(new SealedDocument(this))
{
    setDocument(m_page);
    setOpenLinks(false);
    setOpenExternalLinks(false);
    setTextInteractionFlags(textInteractionFlags() & ~Qt::LinksAccessibleByKeyboard); // Tab leads on, not through each of its links
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setObjectName(QStringLiteral("inbox.preview"));
    setAccessibleName(tr("As its audience will see it"));
    connect(this, &QTextBrowser::highlighted, this, [this](const QUrl& link) {
        setToolTip(link.isEmpty() ? QString() : tr("Goes to %1").arg(link.toDisplayString()).toHtmlEscaped());
    });
}

void PagePreview::setSheet(Sheet sheet)
{
    m_sheet = sheet;
    QPalette colours = palette();
    colours.setColor(QPalette::Base, tokens().paper);
    colours.setColor(QPalette::Text, tokens().onPaper);
    setPalette(colours);
    setStyleSheet(QStringLiteral("QTextBrowser { background: %1; color: %2; border: 1px solid %3; border-radius: %4px; padding: 0; }"
                                 "QTextBrowser:focus { border-color: %5; }")
                      .arg(tokens().paper.name(), tokens().onPaper.name(), tokens().border.name(), QString::number(kRadius), tokens().info.name()));
}

void PagePreview::setHtmlSealed(const QString& html, const QList<EffectFile>& files, const QString& look)
{
    // Read before it is laid out: pictures that are not its own are taken out before anything could ask for them.
    auto* page = new SealedDocument(this);
    page->setDefaultFont(bodyFont());
    page->setPage(html, look, files);
    setDocument(page);
    delete std::exchange(m_page, page);
    moveCursor(QTextCursor::Start); // it was carried to the end by the text that came in front of it
    fit();
    verticalScrollBar()->setValue(0);
    const int shown = ++m_shown;
    if (!m_history)
        return;
    for (const QByteArray& sha : m_page->wantedPictures())
        m_history->blob(sha, this, [this, sha, shown](const Result<QByteArray>& bytes) {
            if (bytes && shown == m_shown)
                m_page->setPicture(sha, *bytes);
        });
}

void PagePreview::showPublished(const Approval& approval, const QByteArray& bytes, const Brand& brand)
{
    const QString text = QString::fromUtf8(bytes);
    const bool markup = approval.previewType.startsWith(QLatin1String("text/html"));
    if (approval.content.connector.text.contains(QLatin1String("linkedin"))) {
        setSheet(Sheet::Card);
        return setHtmlSealed(framed(markup ? text : postCard(approval, text, brand)), approval.content.files, paperLook(brand));
    }
    setSheet(Sheet::Paper);
    // A renderer writes subject and preheader into its markup; plain text has none.
    setHtmlSealed(markup ? addressed(approval.content) + text : envelope(approval, brand) + paragraphs(text), approval.content.files, paperLook(brand));
}

QString PagePreview::postCard(const Approval& approval, const QString& text, const Brand& brand) const
{
    QString picture;
    for (const EffectFile& file : approval.content.files)
        if (file.mediaType.startsWith(QLatin1String("image/")) && picture.isEmpty())
            picture = QStringLiteral("<p><img src=\"%1\"/></p>").arg(file.path.section(QLatin1Char('/'), -1).toHtmlEscaped());
    return QStringLiteral("<p style=\"margin-bottom:4px\"><b style=\"font-size:15px\">%1</b><br/>"
                          "<span style=\"color:#5f6468\">%2</span></p>%3%4")
        .arg(brand.name.toHtmlEscaped(), tr("Company · now · everyone").toHtmlEscaped(), paragraphs(text), picture);
}

void PagePreview::showChanges(const QString& before, const QString& after)
{
    setSheet(Sheet::Paper);
    setHtmlSealed(changesMarkup(diffWords(before, after)), {}, paperLook({}));
}

void PagePreview::showSource(const QString& text)
{
    setSheet(Sheet::Plain);
    setHtmlSealed(QStringLiteral("<pre style=\"white-space:pre-wrap\">") + text.toHtmlEscaped() + QStringLiteral("</pre>"), {},
                  QStringLiteral("pre { color: %1; font-family: 'DejaVu Sans Mono', monospace; font-size: 12px; }").arg(tokens().onPaper.name()));
}

void PagePreview::showNothing()
{
    setSheet(Sheet::Plain);
    setHtmlSealed({}, {}, {});
}

int PagePreview::refusedLoads() const
{
    return m_page->refusedLoads();
}

QVariant PagePreview::loadResource(int, const QUrl&)
{
    return QByteArray(""); // the document answers for itself; nothing is loaded through the browser
}

void PagePreview::fit()
{
    const int most = m_sheet == Sheet::Card ? kCard : m_sheet == Sheet::Paper ? kColumn : 900;
    const int room = viewport()->width();
    const int side = qMax(m_sheet == Sheet::Plain ? 16 : 28, (room - most) / 2);
    QTextFrameFormat frame = m_page->rootFrame()->frameFormat();
    frame.setLeftMargin(side);
    frame.setRightMargin(side);
    frame.setTopMargin(28);
    frame.setBottomMargin(28);
    m_page->rootFrame()->setFrameFormat(frame);
    const int inner = m_sheet == Sheet::Card ? 2 * 20 : 0;
    m_page->setPictureWidth(qMax(80, room - 2 * side - inner - 2 * int(m_page->documentMargin())));
}

void PagePreview::resizeEvent(QResizeEvent* event)
{
    QTextBrowser::resizeEvent(event);
    fit();
}

} // namespace qd::ui
