#pragma once

#include "agents/llm/wire/ModelTraits.h"

#include <QList>
#include <QMap>

#include <utility>

namespace qd::agents {

/// How a provider wants its key.
struct KeyForm {
    QString header;          ///< "x-api-key", "Authorization"; empty: it takes none
    QString prefix;          ///< "Bearer ", or empty
    bool isOptional = false; ///< it answers without one, too

    template <class V> void fields(V& v)
    {
        v("header", header);
        v("prefix", prefix);
        v("is_optional", isOptional);
    }
};

/// Somebody who answers prompts for others, and what its models take.
struct ModelProvider {
    QString id;              ///< first half of a model's name, as "anthropic"
    QString title;           ///< for people
    Dialect dialect = Dialect::OpenAiChat;
    QString baseUrl;         ///< before the path of a call, without a slash at its end; empty in a template
    KeyForm key;
    QMap<QString, QString> headers; ///< sent with every call
    QString query;           ///< added to every path, as "api-version=preview"
    bool anyModel = false;   ///< a model that is not in the list is taken as `defaults` say
    ModelTraits defaults;
    QList<ModelTraits> models;
    BatchWay batches = BatchWay::None;
    QString date;            ///< when somebody looked the models up
    QString source;          ///< where
    QString tried;           ///< when this program was tried against it, live; empty: never

    /// "https://host" or "http://host:port": where its key may go and nowhere else.
    QString origin() const;
    /// True where what is sent does not leave this machine.
    bool isOnThisMachine() const;
    /// A template names no address; a file of the home fills it in.
    bool isTemplate() const { return baseUrl.isEmpty(); }
};

/// Reads one provider's file. Strict: members that are not known are faults. Error::Parse names the file, the place in it and
/// what would be right.
Result<ModelProvider> readProvider(const QByteArray& json, const QString& file);

} // namespace qd::agents
