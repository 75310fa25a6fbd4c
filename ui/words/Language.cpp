#include "ui/words/Language.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

#include <memory>

namespace qd::ui {

namespace {

QString install(QCoreApplication* application, const QLocale& locale)
{
    auto translator = std::make_unique<QTranslator>();
    if (!translator->load(locale, QStringLiteral("quarterdeck"), QStringLiteral("_"), QStringLiteral(":/i18n")) || translator->isEmpty())
        return {};
    translator->setParent(application);
    const QString file = translator->filePath().section(QLatin1Char('/'), -1).section(QLatin1Char('.'), 0, 0);
    QCoreApplication::installTranslator(translator.release());
    return file;
}

} // namespace

QStringList speak(QCoreApplication* application, const QLocale& locale)
{
    QStringList files{install(application, QLocale(QLocale::English))};
    if (locale.language() != QLocale::English && locale.language() != QLocale::C)
        files.append(install(application, locale));
    files.removeAll(QString());
    return files;
}

} // namespace qd::ui
