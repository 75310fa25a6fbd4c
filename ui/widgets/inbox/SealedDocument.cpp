#include "ui/widgets/inbox/SealedDocument.h"

#include <QImage>
#include <QRegularExpression>
#include <QTextBlock>
#include <QTextCursor>
#include <QUrl>

namespace qd::ui {

namespace {

const QString kScheme = QStringLiteral("picture");

QUrl addressOf(const QByteArray& sha256)
{
    return QUrl(kScheme + QLatin1Char(':') + QString::fromLatin1(sha256.toHex()));
}

/// A quiet field of the shape that header images have, until the picture is there.
QImage placeHolder()
{
    QImage field(1200, 630, QImage::Format_RGB32);
    field.fill(QColor(0xe9, 0xe6, 0xe0));
    return field;
}

/// Without what is no text of the page: head, style, script. The parser would skip most of it; that it stays out of
/// the parser altogether is the safer half.
QString bodyOf(QString html)
{
    static const QRegularExpression kNoText(
        QStringLiteral("<(head|style|script|template|noscript|svg|iframe|object)\\b.*?</\\1\\s*>|<(link|meta|base)\\b[^>]*>"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    return html.remove(kNoText);
}

QByteArray pictureNamed(const QString& name, const QList<EffectFile>& files)
{
    const QUrl address(name);
    if (!address.scheme().isEmpty() || !address.host().isEmpty() || name.startsWith(QLatin1Char('/')))
        return {};
    const QString wanted = address.path().section(QLatin1Char('/'), -1);
    for (const EffectFile& file : files) {
        const bool drawable = file.mediaType == QLatin1String("image/png") || file.mediaType == QLatin1String("image/jpeg");
        if (drawable && !wanted.isEmpty() && file.path.section(QLatin1Char('/'), -1) == wanted)
            return file.sha256;
    }
    return {};
}

} // namespace

SealedDocument::SealedDocument(QObject* parent) : QTextDocument(parent)
{
    setUndoRedoEnabled(false);
}

void SealedDocument::setPage(const QString& html, const QString& look, const QList<EffectFile>& files)
{
    clear();
    m_wanted.clear();
    m_refused = 0;
    setDefaultStyleSheet(look);
    setHtml(bodyOf(html));
    adoptPictures(files);
}

QList<SealedDocument::Place> SealedDocument::pictures() const
{
    QList<Place> places;
    for (QTextBlock block = begin(); block.isValid(); block = block.next())
        for (auto it = block.begin(); !it.atEnd(); ++it)
            if (it.fragment().charFormat().isImageFormat())
                for (int i = 0; i < it.fragment().length(); ++i)
                    places.prepend({it.fragment().position() + i, it.fragment().charFormat().toImageFormat()});
    return places;
}

void SealedDocument::adoptPictures(const QList<EffectFile>& files)
{
    for (Place& place : pictures()) {
        QTextCursor cursor(this);
        cursor.setPosition(place.at);
        cursor.setPosition(place.at + 1, QTextCursor::KeepAnchor);
        const QByteArray sha = pictureNamed(place.format.name(), files);
        if (sha.isEmpty()) {
            ++m_refused;
            cursor.insertText(tr("[a picture that is not part of this]"), QTextCharFormat());
            continue;
        }
        m_wanted.prepend(sha);
        place.format.setName(addressOf(sha).toString());
        place.format.setWidth(m_width);
        place.format.clearProperty(QTextFormat::ImageHeight);
        cursor.setCharFormat(place.format);
        QTextBlockFormat single;
        single.setLineHeight(0, QTextBlockFormat::SingleHeight); // a share of a picture's height would be a large gap
        cursor.mergeBlockFormat(single);
    }
}

void SealedDocument::setPicture(const QByteArray& sha256, const QByteArray& bytes)
{
    if (!m_wanted.contains(sha256))
        return;
    QImage picture = QImage::fromData(bytes, "PNG");
    if (picture.isNull())
        picture = QImage::fromData(bytes, "JPEG");
    if (picture.isNull())
        return;
    addResource(ImageResource, addressOf(sha256), picture);
    markContentsDirty(0, characterCount());
}

void SealedDocument::setPictureWidth(int width)
{
    if (m_width == width)
        return;
    m_width = width;
    for (Place& place : pictures()) {
        place.format.setWidth(width);
        QTextCursor cursor(this);
        cursor.setPosition(place.at);
        cursor.setPosition(place.at + 1, QTextCursor::KeepAnchor);
        cursor.setCharFormat(place.format);
    }
}

QVariant SealedDocument::loadResource(int type, const QUrl& name)
{
    // A value in any case: for a null one Qt looks for a file of that name.
    if (name.scheme() != kScheme)
        ++m_refused;
    return type == ImageResource ? QVariant(placeHolder()) : QVariant(QByteArray(""));
}

} // namespace qd::ui
