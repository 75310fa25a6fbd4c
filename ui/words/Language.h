#pragma once

#include <QStringList>

class QCoreApplication;
class QLocale;

namespace qd::ui {

/// Installs what was translated: the plural forms of English, and over them the first language of `locale` that is
/// built in. The translators are owned by `application`.
/// @returns the files in use, "quarterdeck_en" first. @thread main, before the first window.
QStringList speak(QCoreApplication* application, const QLocale& locale);

} // namespace qd::ui
