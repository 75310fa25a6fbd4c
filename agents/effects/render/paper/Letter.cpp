#include "agents/effects/render/paper/Letter.h"

#include "agents/effects/render/Html.h"
#include "agents/effects/render/Markdown.h"
#include "agents/effects/render/PageHead.h"
#include "agents/skills/Typeface.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>
#include <QTextBlockFormat>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextFrame>

namespace qd::agents {

namespace {

constexpr qreal kWidth = 612, kHeight = 792;    // points: US Letter
constexpr qreal kMargin = 54, kAddressRoom = 216; // points: 0.75 and 3 inches
constexpr int kDotsPerPoint = 2;                // of the pictures: 144 dots an inch
constexpr int kPdfDots = 1'200;

QString markupOf(const LetterMaterial& material, const Brand& brand, const QString& text)
{
    HtmlWriter out;
    out.element("p", {}, oneLine(brand.name));
    if (material.rehearsal)
        out.element("p", {}, rehearsalNote(material.title, material.text));
    out.element("h2", {}, oneLine(material.title));
    out.raw(text);
    return out.take();
}

/// One point is one pixel of it.
void layOut(QTextDocument& document, const QString& markup)
{
    document.setUseDesignMetrics(true);
    document.setDefaultFont(Typeface::inter(11));
    document.setDefaultStyleSheet(QStringLiteral("h1, h2 { font-size: 15px; } h3, h4, h5, h6 { font-size: 12px; } a { color: #000000; } th, td { padding: 2px 12px 2px 0px; text-align: left; }"));
    document.setHtml(markup);
    document.setPageSize({kWidth, kHeight});
    QTextFrameFormat frame = document.rootFrame()->frameFormat();
    frame.setMargin(kMargin);
    document.rootFrame()->setFrameFormat(frame);
    QTextCursor cursor(&document); // a margin does not count at the top of a page: an empty line of that height does
    const QTextBlockFormat before = cursor.blockFormat();
    cursor.insertBlock(before);
    QTextBlockFormat room;
    room.setLineHeight(kAddressRoom - kMargin, QTextBlockFormat::FixedHeight);
    cursor.movePosition(QTextCursor::Start);
    cursor.setBlockFormat(room);
}

void paintPage(QPainter& painter, QTextDocument& document, int page)
{
    painter.translate(0, -page * kHeight);
    document.drawContents(&painter, {0, page * kHeight, kWidth, kHeight});
}

QByteArray pdfOf(QTextDocument& document, const QString& title)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setPageLayout({QPageSize(QPageSize::Letter), QPageLayout::Portrait, {}});
        writer.setResolution(kPdfDots);
        writer.setTitle(title);
        writer.setCreator(QStringLiteral("Quarterdeck"));
        QPainter painter(&writer);
        for (int page = 0; page < document.pageCount(); ++page) {
            if (page > 0)
                writer.newPage();
            painter.save();
            painter.scale(kPdfDots / 72.0, kPdfDots / 72.0);
            paintPage(painter, document, page);
            painter.restore();
        }
    }
    return undated(bytes);
}

QByteArray pictureOf(QTextDocument& document, int page)
{
    QImage image(int(kWidth) * kDotsPerPoint, int(kHeight) * kDotsPerPoint, QImage::Format_Grayscale8); // it is printed in black
    image.fill(Qt::white);
    {
        QPainter painter(&image);
        painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
        painter.scale(kDotsPerPoint, kDotsPerPoint);
        paintPage(painter, document, page);
    }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

QString pageName(int page)
{
    return QStringLiteral("page-%1.png").arg(page + 1);
}

QByteArray previewOf(int pages)
{
    HtmlWriter out;
    for (int page = 0; page < pages; ++page) {
        out.open("p");
        out.leaf("img", {{"src", pageName(page)}, {"alt", QStringLiteral("Page %1 of %2").arg(page + 1).arg(pages)}, {"width", QStringLiteral("612")}});
        out.close("p");
    }
    out.element("p", {}, QStringLiteral("%1 as printed, in black. The name and the address are printed into the empty part of the first page.").arg(pages == 1 ? QStringLiteral("One page") : QStringLiteral("%1 pages").arg(pages)));
    return out.take().toUtf8();
}

} // namespace

QByteArray undated(QByteArray bytes)
{
    static const QByteArray kDate = "/CreationDate (D:", kNever = "20000101000000";
    const qsizetype at = bytes.indexOf(kDate);
    if (at >= 0 && bytes.size() > at + kDate.size() + kNever.size())
        bytes.replace(at + kDate.size(), kNever.size(), kNever);
    return bytes;
}

Result<Rendered> renderLetter(const LetterMaterial& material, const Brand& brand)
{
    if (const Result<Done> named = checkSlug(material.slug); !named)
        return named.error();
    const Result<SafeMarkup> text = safeMarkup(material.text, {{}, material.title, {}, {}});
    if (!text)
        return text.error();
    QTextDocument document;
    layOut(document, markupOf(material, brand, text->html));
    const int pages = document.pageCount();
    if (pages > kMostLetterPages)
        return Error{Error::Parse, QStringLiteral("the letter has %1 pages; %2 fit its envelope").arg(pages).arg(kMostLetterPages), QStringLiteral("text"), QStringLiteral("a shorter letter")};
    Rendered out;
    out.content.kind = {QStringLiteral("letter")};
    out.content.connector = {QStringLiteral("lob")};
    out.content.audience = QStringLiteral("whom it is addressed to");
    out.content.title = oneLine(material.title);
    out.content.reversible = false;
    out.content.rehearsal = material.rehearsal;
    out.content.details = linkDetails(material.slug, material.title, material.date, {});
    out.content.details.insert({{QStringLiteral("pages"), qint64(pages)}, {QStringLiteral("address_room"), QStringLiteral("yes")}});
    out.add(QStringLiteral("letter.pdf"), QStringLiteral("application/pdf"), pdfOf(document, out.content.title));
    for (int page = 0; page < pages; ++page)
        out.add(pageName(page), QStringLiteral("image/png"), pictureOf(document, page));
    out.preview = previewOf(pages);
    return out;
}

} // namespace qd::agents
