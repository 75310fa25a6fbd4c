#include "agents/skills/design/PaintedPicture.h"

#include "agents/skills/design/Graphic.h"
#include "agents/skills/design/RasterPicture.h"

#include <QBuffer>
#include <QImageWriter>
#include <QPainter>

#include <array>

namespace qd::agents {

namespace {

constexpr int kDotsPerMetre = 2835; // 72 an inch

Error unusable(const QString& why)
{
    return {Error::Model, why, {}, QStringLiteral("a picture of at least %1×%2").arg(Graphic::kWidth).arg(Graphic::kHeight)};
}

/// CRC-32 as PNG has it (3rd edition, annex D).
quint32 crcOf(const QByteArray& bytes)
{
    static const std::array<quint32, 256> table = [] {
        std::array<quint32, 256> made{};
        for (quint32 n = 0; n < made.size(); ++n) {
            quint32 c = n;
            for (int bit = 0; bit < 8; ++bit)
                c = (c & 1) ? 0xedb88320u ^ (c >> 1) : c >> 1;
            made[n] = c;
        }
        return made;
    }();
    quint32 crc = 0xffffffffu;
    for (const char byte : bytes)
        crc = table[(crc ^ quint8(byte)) & 0xff] ^ (crc >> 8);
    return crc ^ 0xffffffffu;
}

QByteArray big(quint32 value)
{
    return QByteArray().append(char(value >> 24)).append(char(value >> 16)).append(char(value >> 8)).append(char(value));
}

QByteArray xmpOf(const QString& model)
{
    return "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>"
           "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
           "<rdf:Description rdf:about=\"\" xmlns:Iptc4xmpExt=\"http://iptc.org/std/Iptc4xmpExt/2008-02-29/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
           " Iptc4xmpExt:DigitalSourceType=\"http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia\""
           " xmp:CreatorTool=\"" + model.toHtmlEscaped().toUtf8() + "\"/></rdf:RDF></x:xmpmeta><?xpacket end=\"r\"?>";
}

/// The middle of it in the house's format.
QImage cut(const QImage& image)
{
    const QSize house(Graphic::kWidth, Graphic::kHeight);
    const QImage covering = image.size() == house ? image : image.scaled(house, Qt::KeepAspectRatioByExpanding, Qt::SmoothTransformation);
    const QPoint from((covering.width() - house.width()) / 2, (covering.height() - house.height()) / 2);
    QImage middle(house, QImage::Format_RGB32); // without what a server wrote into it
    middle.fill(Qt::white);
    QPainter(&middle).drawImage(-from, covering);
    return middle;
}

} // namespace

QByteArray withXmp(const QByteArray& png, const QByteArray& xmp)
{
    constexpr qsizetype kHead = 8 + 25; // the signature and IHDR
    QByteArray chunk("iTXt");
    chunk.append("XML:com.adobe.xmp").append(5, '\0').append(xmp); // keyword, its end, no compression (2), no language, no translation
    return png.left(kHead) + big(quint32(chunk.size() - 4)) + chunk + big(crcOf(chunk)) + png.mid(kHead);
}

Result<PaintedPicture> paintedPicture(const QByteArray& bytes, const QString& title, const QString& model, const QString& wanted)
{
    const Result<PictureHead> head = rasterHead(bytes);
    if (!head)
        return unusable(QStringLiteral("What came in place of a picture is none."));
    const QString size = QStringLiteral("%1x%2").arg(head->width).arg(head->height);
    if (head->width < Graphic::kWidth / 2 || head->height < Graphic::kHeight / 2)
        return unusable(QStringLiteral("The picture came as %1 in place of %2, which is too small.").arg(size, wanted));
    const Result<QImage> image = rasterImage(bytes);
    if (!image)
        return unusable(QStringLiteral("The picture cannot be read: %1.").arg(image.error().text));
    QImage made = cut(*image);
    made.setDotsPerMeterX(kDotsPerMetre);
    made.setDotsPerMeterY(kDotsPerMetre);
    if (!title.isEmpty())
        made.setText(QStringLiteral("Title"), title);
    made.setText(QStringLiteral("Software"), QStringLiteral("Quarterdeck"));
    PaintedPicture painted;
    QBuffer out(&painted.png);
    out.open(QIODevice::WriteOnly);
    if (!QImageWriter(&out, "png").write(made))
        return Error{Error::Internal, QStringLiteral("The picture could not be written as PNG."), {}, {}};
    out.close();
    painted.png = withXmp(painted.png, xmpOf(model));
    const QString house = QStringLiteral("%1x%2").arg(Graphic::kWidth).arg(Graphic::kHeight);
    if (size != wanted && size != house) // one that went through this before has the house's
        painted.note = QStringLiteral("It came as %1 in place of %2.").arg(size, wanted);
    return painted;
}

} // namespace qd::agents
