@echo off
rem Starts Tocsin from an unpacked release on Windows. Not tested: no Windows machine has run it yet.
rem   TOCSIN_JAVA_HOME   JDK to use, before JAVA_HOME and java on PATH
rem   TOCSIN_JAVA_OPTS   more options for the JVM
setlocal
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
if defined TOCSIN_JAVA_HOME set "java=%TOCSIN_JAVA_HOME%\bin\java"
"%java%" -XX:TieredStopAtLevel=1 -XX:CICompilerCount=1 -XX:-UsePerfData %TOCSIN_JAVA_OPTS% -jar "%~dp0lib\tocsin.jar" %*
exit /b %ERRORLEVEL%
