#include "ui/pages/dossier/Dossier.h"
#include "ui/style/Tokens.h"
#include "ui/words/Amounts.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QCoreApplication>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextFrame>
#include <QTextTable>

namespace qd::ui {

namespace {

constexpr int kDpi = 144;
constexpr qreal kMargin = 18; ///< mm
constexpr qreal kFoot = 12;   ///< points below the text that the number of the page stands in

class Texts {
    Q_DECLARE_TR_FUNCTIONS(qd::ui::Dossier)
};

/// Paper is white in every scheme.
QColor inkOf(Tone tone)
{
    switch (tone) {
    case Tone::Muted: return QColor(0x5b, 0x64, 0x75);
    case Tone::Good: return QColor(0x1b, 0x6e, 0x3c);
    case Tone::Warn: return QColor(0x8a, 0x53, 0x00);
    case Tone::Bad: return QColor(0xb3, 0x26, 0x1e);
    case Tone::Info: return QColor(0x1f, 0x5f, 0xb0);
    case Tone::Plain:
    case Tone::Strong: return QColor(0x1d, 0x24, 0x33);
    }
    return Qt::black;
}

/// Writes a dossier into a document, line by line. Every text is plain text.
class Sheet final {
public:
    explicit Sheet(QTextDocument& document) : m_cursor(&document) {}

    void write(const Dossier& dossier)
    {
        line(dossier.title, 18, Tone::Strong, 0, 0);
        line(Texts::tr("%1 · %n decision(s) · as it was on %2", "organisation · how many · when", plural(dossier.decisions())).arg(dossier.organisation, absoluteText(dossier.made)), 9, Tone::Muted, 0, 2);
        if (dossier.rehearsal)
            line(Texts::tr("Some of it is rehearsal: made by the rehearsal model, to try things out."), 9, Tone::Info, 0, 2);
        for (const DossierRun& run : dossier.runs)
            write(run);
    }

private:
    void line(const QString& text, qreal points, Tone tone, int inside, qreal above)
    {
        QTextBlockFormat block;
        block.setTopMargin(above);
        block.setLeftMargin(14.0 * inside);
        if (!m_isFirst)
            m_cursor.insertBlock();
        m_isFirst = false;
        m_cursor.setBlockFormat(block);
        add(text, points, tone);
    }
    void add(const QString& text, qreal points, Tone tone)
    {
        QTextCharFormat format;
        format.setFontPointSize(points);
        format.setForeground(inkOf(tone));
        format.setFontWeight(tone == Tone::Strong ? QFont::DemiBold : QFont::Normal);
        m_cursor.insertText(QString(text).replace(QLatin1Char('\n'), QChar::LineSeparator), format);
    }
    void write(const DossierRun& run)
    {
        line(run.title.isEmpty() ? Texts::tr("Outside of any run") : run.title, 14, Tone::Strong, 0, 22);
        if (!run.brief.isEmpty())
            line(run.brief, 9, Tone::Muted, 0, 2);
        if (!run.lines.isEmpty()) {
            line(Texts::tr("What left the house, and why it might"), 11, Tone::Strong, 0, 12);
            write(run.lines);
        }
        for (const DossierEntry& entry : run.entries) {
            line(entry.decision.decision, 12, Tone::Strong, 0, 18);
            line(entry.about, 8, Tone::Muted, 0, 1);
            write(entry.lines);
            for (const DossierPicture& picture : entry.pictures)
                write(picture);
        }
    }
    void write(const QList<FactLine>& lines)
    {
        for (const FactLine& one : lines)
            write(one);
    }
    void write(const FactLine& one)
    {
        switch (one.kind) {
        case FactLine::Heading: return line(one.text, 9, Tone::Muted, one.inside, 9);
        case FactLine::Text: return line(one.text, 9, one.tone, one.inside, 2);
        case FactLine::More: return line(one.folded.join(QLatin1Char('\n')), 9, one.tone, one.inside, 2);
        case FactLine::Mark:
            line(one.value + QLatin1Char(' '), 9, one.valueTone, one.inside, 2);
            return add(one.text, 9, one.tone);
        case FactLine::Link:
            line(one.text, 9, Tone::Strong, one.inside, 4);
            return add(one.beside.isEmpty() ? QString() : QStringLiteral("  ") + one.beside, 9, one.valueTone);
        case FactLine::Pair:
        case FactLine::Meter:
            line(Texts::tr("%1: ", "a name, before its value").arg(one.text), 9, one.tone == Tone::Plain ? Tone::Muted : one.tone, one.inside, 2);
            return add(one.value, 9, one.valueTone == Tone::Strong ? Tone::Plain : one.valueTone);
        }
    }
    void write(const DossierPicture& picture)
    {
        QImage image = QImage::fromData(picture.bytes);
        if (image.isNull())
            return line(Texts::tr("A picture that can't be read: %1").arg(picture.caption), 9, Tone::Bad, 0, 4);
        const qreal wide = m_cursor.document()->textWidth() * 0.7;
        QTextImageFormat format;
        format.setName(QStringLiteral("dossier:%1").arg(++m_pictures));
        format.setWidth(qMin<qreal>(wide, image.width()));
        m_cursor.document()->addResource(QTextDocument::ImageResource, QUrl(format.name()), image);
        line({}, 9, Tone::Plain, 0, 6);
        m_cursor.insertImage(format);
        line(picture.caption, 8, Tone::Muted, 0, 1);
    }

    QTextCursor m_cursor;
    int m_pictures = 0;
    bool m_isFirst = true;
};

void paint(QTextDocument& document, QPdfWriter& writer, const QString& title)
{
    const QSizeF page = document.pageSize();
    const int pages = document.pageCount();
    QPainter painter(&writer);
    const qreal foot = kFoot * kDpi / 72.0;
    QFont font = document.defaultFont();
    font.setPointSizeF(7);
    for (int i = 0; i < pages; ++i) {
        if (i > 0)
            writer.newPage();
        painter.save();
        painter.translate(0, -i * page.height());
        QAbstractTextDocumentLayout::PaintContext context;
        context.clip = QRectF(0, i * page.height(), page.width(), page.height());
        context.palette.setColor(QPalette::Text, inkOf(Tone::Plain));
        painter.setClipRect(context.clip);
        document.documentLayout()->draw(&painter, context);
        painter.restore();
        painter.setFont(font);
        painter.setPen(inkOf(Tone::Muted));
        const QRectF below(0, page.height(), page.width(), foot);
        painter.drawText(below, Qt::AlignLeft | Qt::AlignBottom, painter.fontMetrics().elidedText(title, Qt::ElideRight, int(page.width() * 0.8)));
        painter.drawText(below, Qt::AlignRight | Qt::AlignBottom, Texts::tr("%1 of %2", "a page of so many").arg(i + 1).arg(pages));
    }
}

} // namespace

Result<QByteArray> dossierPdf(const Dossier& dossier)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(dossier.title);
    writer.setCreator(QStringLiteral("Quarterdeck"));
    writer.setResolution(kDpi);
    writer.setPageSize(QPageSize(QPageSize::A4));
    if (!writer.setPageMargins(QMarginsF(kMargin, kMargin, kMargin, kMargin), QPageLayout::Millimeter))
        return Error{Error::Store, QStringLiteral("the page could not be set up"), {}, {}};
    QTextDocument document;
    document.setUndoRedoEnabled(false);
    document.setDefaultFont(bodyFont());
    document.documentLayout()->setPaintDevice(&writer);
    document.setDocumentMargin(0);
    const QSizeF whole(writer.width(), writer.height() - kFoot * kDpi / 72.0 * 1.5);
    document.setPageSize(whole);
    Sheet(document).write(dossier);
    paint(document, writer, dossier.title);
    buffer.close();
    if (bytes.isEmpty())
        return Error{Error::Store, QStringLiteral("nothing came of the printing"), {}, {}};
    return bytes;
}

} // namespace qd::ui
