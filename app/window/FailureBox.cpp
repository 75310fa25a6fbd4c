#include "app/window/FailureBox.h"

#include <QAbstractButton>
#include <QGuiApplication>

namespace qd::app {

namespace {

bool hasScreen()
{
    const QString platform = QGuiApplication::platformName();
    return platform != QLatin1String("offscreen") && platform != QLatin1String("minimal");
}

QString asSentence(QString text)
{
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text.isEmpty() || text.endsWith(QLatin1Char('.')) ? text : text + QLatin1Char('.');
}

} // namespace

FailureBox::FailureBox(const Error& error) : QMessageBox(Critical, QStringLiteral("Quarterdeck"), tr("Quarterdeck does not open."), Close)
{
    setObjectName(QStringLiteral("failure"));
    setTextFormat(Qt::PlainText);
    QStringList lines{asSentence(error.text)};
    if (!error.hint.isEmpty())
        lines << asSentence(error.hint);
    if (!error.where.isEmpty() && !error.text.contains(error.where))
        lines << error.where;
    setInformativeText(lines.join(QStringLiteral("\n\n")));
    setDefaultButton(Close);
    button(Close)->setIcon({}); // the desktop's picture keeps its colour in the dark
}

void FailureBox::stay()
{
    if (!hasScreen())
        return;
    connect(this, &QDialog::finished, this, [] { QCoreApplication::quit(); });
    open();
    QGuiApplication::exec();
}

} // namespace qd::app
