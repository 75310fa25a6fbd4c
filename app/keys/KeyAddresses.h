#pragma once

#include "agents/keys/KeyNames.h"
#include "agents/keys/KeyShelf.h"
#include "app/engine/Home.h"

#include <QSet>

namespace qd::app {

/// Where a key of each name would go, as the files of the home say now: origins, as originOf() has them. Several where connectors or
/// servers of tools name one key for different addresses. A provider of models comes before a search, that before servers of tools.
/// Error::Parse, Error::Store: a provider's file cannot be used.
Result<QMap<QString, QStringList>> keyAddresses(const Home& home);

/// The one of them. Error::Rule, with which files name it and what to do, where there is none, or several.
Result<QString> keyAddress(const Home& home, const QString& name);

/// What a secret of that name may consist of: a password where all that name it mean somebody's own (of mail, of a calendar, of a user of WordPress), else a key. Errors as keyAddresses().
Result<agents::KeyKind> keyKind(const Home& home, const QString& name);

/// The names of keys that webhooks are signed with, each with the file that says so.
QMap<QString, QString> signingKeys(const Home& home);

/// Whether a secret of that name can do what it is needed for. Error::Parse, which holds none of it: it cannot sign.
Result<Done> checkKeyUse(const QMap<QString, QString>& signing, const QString& name, const agents::Secret& secret);

/// Those names whose secret is a password, as keyKind() says. Errors as keyAddresses().
Result<QSet<QString>> passwordNames(const Home& home);

/// What each key was given for, as far as that can be seen without asking the person anything: by name; empty and not null where none
/// was kept with it. Runs the event loop.
/// @thread main, where no loop is running yet.
QMap<QString, QString> keyOrigins(agents::KeyShelf& shelf);

/// One clause that names both addresses (`given` null: not known) where the key of that name is not shown to whom the files name now; else empty.
QString strangeAddress(const QString& name, const QString& given, const QStringList& now);

} // namespace qd::app
