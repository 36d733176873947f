#include <QGuiApplication>

/// A program that needs Qt Gui, so that the check for it can be seen to notice one.
int main(int argc, char **argv)
{
    const QGuiApplication app(argc, argv);
    return 0;
}
