#include "agents/effects/connectors/instagram/InstagramWords.h"

#include "agents/effects/http/ApiConnector.h"
#include "core/base/Json.h"

#include <QHash>

namespace qd::agents {

HttpRequest instagramContainer(const ConnectorFile& file, const QString& pictureAt, const QString& caption, const QString& alt)
{
    JsonWriter out;
    out.beginObject();
    out.key("image_url");
    out.value(pictureAt);
    out.key("caption");
    out.value(caption);
    if (!alt.isEmpty()) {
        out.key("alt_text");
        out.value(alt);
    }
    out.endObject();
    return apiRequest(file, QStringLiteral("/%1/media").arg(file.account), out.take());
}

HttpRequest instagramStatus(const ConnectorFile& file, const QString& container)
{
    return apiRequest(file, QStringLiteral("/%1?fields=status_code").arg(container));
}

HttpRequest instagramPublish(const ConnectorFile& file, const QString& container)
{
    JsonWriter out;
    out.beginObject();
    out.key("creation_id");
    out.value(container);
    out.endObject();
    return apiRequest(file, QStringLiteral("/%1/media_publish").arg(file.account), out.take());
}

HttpRequest instagramReadBack(const ConnectorFile& file, const QString& media)
{
    return apiRequest(file, QStringLiteral("/%1?fields=permalink").arg(media));
}

HttpRequest instagramWho(const ConnectorFile& file)
{
    return apiRequest(file, QStringLiteral("/%1?fields=id,username").arg(file.account));
}

Result<ContainerIs> containerIn(const QByteArray& body)
{
    static const QHash<QString, ContainerIs> codes{{QStringLiteral("IN_PROGRESS"), ContainerIs::Working}, {QStringLiteral("FINISHED"), ContainerIs::Ready}, {QStringLiteral("PUBLISHED"), ContainerIs::Published},
                                                   {QStringLiteral("ERROR"), ContainerIs::Faulty}, {QStringLiteral("EXPIRED"), ContainerIs::Expired}};
    const Result<Json> json = Json::parse(body);
    if (!json)
        return json.error();
    const auto code = codes.constFind(json->at(u"status_code").toString());
    return code == codes.constEnd() ? Result<ContainerIs>(Error{Error::Parse, QStringLiteral("Meta's answer holds no \"status_code\" of a container"), {}, {}}) : Result<ContainerIs>(*code);
}

} // namespace qd::agents
