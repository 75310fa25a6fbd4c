#include "agents/effects/people/MailParts.h"

#include "agents/effects/http/ApprovedBytes.h"
#include "agents/effects/http/Unfit.h"
#include "agents/effects/render/Html.h"
#include "core/base/Digest.h"

#include <algorithm>

namespace qd::agents {

namespace {

constexpr qsizetype kLongestSubject = 200;
constexpr QLatin1String kPlain("text/plain"), kHtml("text/html");

QString typeOf(const EffectFile& file)
{
    return file.mediaType.section(u';', 0, 0).trimmed();
}

qsizetype countOf(const EffectContent& content, QLatin1String mediaType)
{
    return std::count_if(content.files.begin(), content.files.end(), [mediaType](const EffectFile& file) { return typeOf(file) == mediaType; });
}

QString replyToOf(const EffectContent& content)
{
    return detailIn(content, QLatin1String("reply-to"));
}

} // namespace

Result<Done> checkMail(const EffectContent& content, qint64 mostBytes)
{
    if (content.title.isEmpty() || content.title.size() > kLongestSubject || content.title != oneLine(content.title))
        return unfit(QStringLiteral("its subject is empty, longer than %1 characters, or not one line").arg(kLongestSubject), QStringLiteral("title"));
    const qsizetype plain = countOf(content, kPlain), html = countOf(content, kHtml);
    if (plain != 1 || html > 1 || content.files.size() != plain + html)
        return unfit(QStringLiteral("it has %1 files; an e-mail has one of text/plain, and perhaps one of text/html").arg(content.files.size()), QStringLiteral("files"));
    qint64 bytes = 0;
    for (const EffectFile& file : content.files) {
        if (file.bytes < 1)
            return unfit(QStringLiteral("%1 is empty").arg(file.path.left(120)), file.path.left(120));
        bytes += file.bytes;
    }
    if (bytes > mostBytes)
        return unfit(QStringLiteral("it has %1 bytes; an e-mail of ours may have %2").arg(bytes).arg(mostBytes), QStringLiteral("files"));
    if (const QString reply = replyToOf(content); !reply.isEmpty() && !isMailAddress(reply))
        return unfit(QStringLiteral("\"%1\" is no address that one could answer to").arg(reply.left(80)), QStringLiteral("reply-to"));
    return Done{};
}

Result<QString> textOf(const Delivery& delivery, QLatin1String mediaType)
{
    for (const EffectFile& file : delivery.content.files) {
        if (typeOf(file) != mediaType)
            continue;
        const QByteArray bytes = delivery.blobs.value(file.sha256);
        const bool isSealed = !file.sealedFor.isNull(); // then what was approved was its seal, and whoever opened it has looked
        if (bytes.isEmpty() || (!isSealed && (bytes.size() != file.bytes || sha256(bytes) != file.sha256)))
            return unfit(QStringLiteral("the bytes of %1 are not the ones that were approved").arg(file.path.left(120)), file.path.left(120));
        if (!QByteArrayView(bytes).isValidUtf8() || bytes.contains('\0'))
            return unfit(QStringLiteral("%1 is no text in UTF-8").arg(file.path.left(120)), file.path.left(120));
        return QString::fromUtf8(bytes);
    }
    return QString();
}

Result<MailParts> mailOf(const Delivery& delivery)
{
    const Result<QString> plain = textOf(delivery, kPlain);
    const Result<QString> html = plain ? textOf(delivery, kHtml) : plain;
    if (!html)
        return html.error();
    return MailParts{delivery.content.title, *plain, *html, replyToOf(delivery.content)};
}

} // namespace qd::agents
