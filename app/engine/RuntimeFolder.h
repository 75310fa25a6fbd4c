#pragma once

#include <QString>

namespace qd::app {

/// Makes `name` below `parent`, a folder that only this user can enter, or takes it when it is that already.
/// Nothing when somebody else could have put it there: another owner, or a link. @thread any.
QString privateFolder(const QString& parent, const QByteArray& name);

/// Sets XDG_RUNTIME_DIR to a private folder below the temporary one where the session has set none, as the XDG Base
/// Directory Specification asks for; Qt would make its own and say so on every call. Where none can be had, it still does.
/// @thread main, before anything of Qt is started.
void provideRuntimeFolder();

} // namespace qd::app
