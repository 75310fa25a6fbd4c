#include "agents/llm/door/ToldLimits.h"

#include "core/base/Json.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QUrl>

namespace qd::agents {

namespace {
constexpr Duration kLongest{11 * 60'000}; ///< ten minutes are believed, and a part of it is added so that nobody marches in step
constexpr qint64 kMostBytes = 4096;
}

ToldLimits::ToldLimits(const QString& home) : m_folder(home.isEmpty() ? QString() : home + QStringLiteral("/limits")) {}

QString ToldLimits::fileOf(const QString& model) const
{
    return m_folder + u'/' + QString::fromLatin1(QUrl::toPercentEncoding(model)) + QStringLiteral(".json");
}

std::optional<Instant> ToldLimits::until(const QString& model, Instant now) const
{
    QFile file(fileOf(model));
    if (m_folder.isEmpty() || !file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const Result<Json> json = Json::parse(file.read(kMostBytes));
    const Instant until{json ? json->at(u"until_ms").toInteger() : 0};
    const bool isSaid = json && json->at(u"model").toString() == model && until > now && until <= now + kLongest;
    return isSaid ? std::optional(until) : std::nullopt;
}

Result<Done> ToldLimits::tell(const QString& model, Instant until, Instant now) const
{
    if (m_folder.isEmpty() || until <= now || this->until(model, now).value_or(now) >= until)
        return Done{};
    JsonWriter out;
    out.beginObject();
    out.key("model");
    out.value(model);
    out.key("until_ms");
    out.value(until.ms);
    out.endObject();
    QDir().mkpath(m_folder);
    QSaveFile file(fileOf(model));
    if (file.open(QIODevice::WriteOnly) && file.write(out.take()) > 0 && file.commit())
        return Done{};
    return Error{Error::Store, QStringLiteral("What the provider of %1 said of its limits cannot be told to others at work: %2.").arg(model, file.errorString()), file.fileName(), {}};
}

} // namespace qd::agents
