#include "agents/llm/PictureHead.h"

namespace qd::agents {

namespace {

std::optional<PictureHead> sized(const char* mediaType, quint32 width, quint32 height)
{
    constexpr quint32 kMost = 65'535; // JPEG's and WebP's own limit, or nearly
    if (width == 0 || height == 0 || width > kMost || height > kMost)
        return std::nullopt;
    return PictureHead{QString::fromLatin1(mediaType), int(width), int(height)};
}

quint32 big(QByteArrayView bytes, qsizetype at, int count)
{
    quint32 value = 0;
    for (int i = 0; i < count; ++i)
        value = (value << 8) | quint8(bytes[at + i]);
    return value;
}

quint32 little(QByteArrayView bytes, qsizetype at, int count)
{
    quint32 value = 0;
    for (int i = count - 1; i >= 0; --i)
        value = (value << 8) | quint8(bytes[at + i]);
    return value;
}

/// Goes from segment to segment until a frame says how large it is.
std::optional<PictureHead> jpeg(QByteArrayView bytes)
{
    for (qsizetype at = 2; at + 9 <= bytes.size();) {
        if (quint8(bytes[at]) != 0xff)
            return std::nullopt;
        const quint8 marker = quint8(bytes[at + 1]);
        if (marker == 0xff) { // a fill byte
            ++at;
            continue;
        }
        const bool isFrame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
        if (isFrame)
            return sized("image/jpeg", big(bytes, at + 7, 2), big(bytes, at + 5, 2));
        const quint32 length = big(bytes, at + 2, 2);
        if (marker == 0xda || length < 2) // the picture itself begins, and no frame came
            return std::nullopt;
        at += 2 + length;
    }
    return std::nullopt;
}

std::optional<PictureHead> webp(QByteArrayView bytes)
{
    if (bytes.size() < 30)
        return std::nullopt;
    const QByteArrayView chunk = bytes.sliced(12, 4);
    if (chunk == "VP8X")
        return sized("image/webp", little(bytes, 24, 3) + 1, little(bytes, 27, 3) + 1);
    if (chunk == "VP8L") {
        const quint32 bits = little(bytes, 21, 4);
        return sized("image/webp", (bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1);
    }
    if (chunk == "VP8 ")
        return sized("image/webp", little(bytes, 26, 2) & 0x3fff, little(bytes, 28, 2) & 0x3fff);
    return std::nullopt;
}

} // namespace

std::optional<PictureHead> pictureHead(QByteArrayView bytes)
{
    if (bytes.size() >= 24 && bytes.startsWith("\x89PNG\r\n\x1a\n") && bytes.sliced(12, 4) == "IHDR")
        return sized("image/png", big(bytes, 16, 4), big(bytes, 20, 4));
    if (bytes.startsWith("\xff\xd8\xff"))
        return jpeg(bytes);
    if (bytes.size() >= 16 && bytes.startsWith("RIFF") && bytes.sliced(8, 4) == "WEBP")
        return webp(bytes);
    return std::nullopt;
}

} // namespace qd::agents
